package dev.handoff.scoring.score;

/**
 * What one engagement rule contributes to a score. Numbers are unrounded.
 *
 * @param rule its name
 * @param raw points of all its events
 * @param decayed points that decay and expiry leave; of events that expire, the newest that the cap
 *     has room for are counted
 * @param counted points that count, after the cap
 */
public record Contribution(String rule, double raw, double decayed, double counted) {}
