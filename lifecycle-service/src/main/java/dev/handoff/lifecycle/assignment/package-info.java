/**
 * Who gets an MQL that nobody has: pools, turns, limits and the leads that wait. Nothing here knows
 * how they travel or what time it is.
 */
@NullMarked
package dev.handoff.lifecycle.assignment;

import org.jspecify.annotations.NullMarked;
