/** The SLA monitor: it watches what sales promised on every handoff. */
@NullMarked
package dev.handoff.sla;

import org.jspecify.annotations.NullMarked;
