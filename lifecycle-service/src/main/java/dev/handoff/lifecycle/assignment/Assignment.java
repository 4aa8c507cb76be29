package dev.handoff.lifecycle.assignment;

import org.jspecify.annotations.Nullable;

/**
 * A lead is to be given to a rep.
 *
 * @param commandId follows from the lead and the try
 * @param revision of the lead that the assigner has seen; if it has changed, all is to be looked at
 *     anew
 * @param pool the pool that it comes from; null for the owner of its account
 * @param reason why it is this rep, in words
 */
public record Assignment(
    String commandId,
    String leadId,
    long revision,
    String rep,
    @Nullable String pool,
    String reason) {}
