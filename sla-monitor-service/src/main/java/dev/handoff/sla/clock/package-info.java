/** When a promise is due, and what becomes of it: pure, with time handed in. */
@NullMarked
package dev.handoff.sla.clock;

import org.jspecify.annotations.NullMarked;
