package dev.handoff.sla.clock;

/**
 * One pass of a lead from MQL to its end.
 *
 * @param leadId the lead
 * @param cycleId the pass
 * @param cycleNumber which pass of this lead it is, from 1
 */
public record Handoff(String leadId, String cycleId, int cycleNumber) {}
