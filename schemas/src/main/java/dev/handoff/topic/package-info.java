/** The topic catalogue: the only place where topic names exist. */
@NullMarked
package dev.handoff.topic;

import org.jspecify.annotations.NullMarked;
