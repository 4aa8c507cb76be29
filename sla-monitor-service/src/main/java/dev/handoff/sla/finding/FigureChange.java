package dev.handoff.sla.finding;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A step of a lead changes a figure.
 *
 * @param contractId the contract that the lead's pass is under
 * @param figure what is counted
 * @param day the day that it is counted for, in UTC
 * @param of source, rep, reason or delay; empty where it is not known
 * @param by how many more there are; less than 0 where something was taken back
 * @param at when the step was true
 */
public record FigureChange(
    String contractId, Figure figure, LocalDate day, String of, int by, Instant at) {}
