/** The scoring topology: reads acts and profiles, asks the score, forwards what changed. */
@NullMarked
package dev.handoff.scoring.stream;

import org.jspecify.annotations.NullMarked;
