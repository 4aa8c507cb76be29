/** Findings' way over the bus: the steps of all leads in, what stands out of a period out. */
@NullMarked
package dev.handoff.sla.finding.stream;

import org.jspecify.annotations.NullMarked;
