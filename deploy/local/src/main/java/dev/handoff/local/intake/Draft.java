package dev.handoff.local.intake;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.SalesCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one row says, with the times of the file.
 *
 * @param line the line of the file on which the row begins
 * @param leadId whom it tells of
 * @param profile who the lead is, where the mapping says so
 * @param knownSince the time of the profile: the mapping's, or that of the lead's first act; empty
 *     where the row tells of no time, and then the profile's own time means nothing
 * @param events what the lead did
 * @param decisions what sales did
 */
record Draft(
    long line,
    String leadId,
    Optional<LeadProfile> profile,
    Optional<Instant> knownSince,
    List<EngagementRecorded> events,
    List<SalesCommand> decisions) {

  /** The times of everything that happened. */
  Stream<Instant> times() {
    return Stream.concat(
        events.stream().map(EngagementRecorded::getOccurredAt),
        decisions.stream().map(SalesCommand::getOccurredAt));
  }
}
