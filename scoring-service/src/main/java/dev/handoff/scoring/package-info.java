/** Scores leads: engagement and profiles in, scores with their reasons out. */
@NullMarked
package dev.handoff.scoring;

import org.jspecify.annotations.NullMarked;
