/** The queue of lifecycle-service, as a person reads it on a terminal. */
@NullMarked
package dev.handoff.local.queue;

import org.jspecify.annotations.NullMarked;
