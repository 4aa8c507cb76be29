/** Measures how fast scoring is: the score alone, and its topology on a broker. */
@NullMarked
package dev.handoff.bench;

import org.jspecify.annotations.NullMarked;
