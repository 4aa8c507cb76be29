/**
 * Where people and tools come to over HTTP: what a calendar makes of a deadline, and what became of
 * promises.
 */
@NullMarked
package dev.handoff.sla.desk;

import org.jspecify.annotations.NullMarked;
