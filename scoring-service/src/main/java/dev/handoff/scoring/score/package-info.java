/** What a score is: pure, exact, and the same whatever the order in which acts arrive. */
@NullMarked
package dev.handoff.scoring.score;

import org.jspecify.annotations.NullMarked;
