/** Assignment's way over the bus: what all leads tell in, assignments out. */
@NullMarked
package dev.handoff.lifecycle.assignment.stream;

import org.jspecify.annotations.NullMarked;
