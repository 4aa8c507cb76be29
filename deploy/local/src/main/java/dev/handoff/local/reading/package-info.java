/** Reading a topic as lines of JSON. */
@NullMarked
package dev.handoff.local.reading;

import org.jspecify.annotations.NullMarked;
