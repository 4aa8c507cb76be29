/** What people read over HTTP: the queue, and a lead as it stands. */
@NullMarked
package dev.handoff.lifecycle.reading;

import org.jspecify.annotations.NullMarked;
