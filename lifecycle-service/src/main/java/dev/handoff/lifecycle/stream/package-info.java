/** The lead's way over the bus: scores and commands in; steps, MQLs and answers out. */
@NullMarked
package dev.handoff.lifecycle.stream;

import org.jspecify.annotations.NullMarked;
