package dev.handoff.lifecycle.stream;

import dev.handoff.contract.Contract;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.Journey;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import org.jspecify.annotations.Nullable;

/**
 * What made a lead take a step.
 *
 * @param id event id of the score or command
 * @param actor who gave the command; null for the system
 * @param contractId the contract that it was decided under
 * @param contractVersion that contract's version
 * @param source where the lead came from, as a score says; null if it or nobody does
 * @param segment sales segment of the lead's company, likewise
 */
record Cause(
    String id,
    @Nullable String actor,
    String contractId,
    int contractVersion,
    @Nullable String source,
    @Nullable String segment) {

  static Cause of(ScoreChanged score) {
    Journey journey = score.getJourney();
    CompanyAttributes company = score.getCompany();
    return new Cause(
        score.getEventId(),
        null,
        score.getContractId(),
        score.getContractVersion(),
        journey == null ? null : journey.getSource(),
        company == null ? null : company.getSegment());
  }

  static Cause of(SalesCommand command, Contract contract) {
    return new Cause(
        command.getEventId(), command.getActor(), contract.id(), contract.version(), null, null);
  }
}
