/**
 * What many leads together say of an agreement, and what of it stands out: pure, time handed in.
 */
@NullMarked
package dev.handoff.sla.finding;

import org.jspecify.annotations.NullMarked;
