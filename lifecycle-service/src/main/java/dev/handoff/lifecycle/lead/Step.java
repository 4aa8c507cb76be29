package dev.handoff.lifecycle.lead;

/**
 * A step of a lead, as far as a correction must find it again.
 *
 * @param id the id under which it is on record
 * @param kind what happened
 */
public record Step(String id, StepKind kind) {}
