package dev.handoff.lifecycle.stream;

import dev.handoff.contract.Contract;
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
 */
record Cause(String id, @Nullable String actor, String contractId, int contractVersion) {

  static Cause of(ScoreChanged score) {
    return new Cause(score.getEventId(), null, score.getContractId(), score.getContractVersion());
  }

  static Cause of(SalesCommand command, Contract contract) {
    return new Cause(command.getEventId(), command.getActor(), contract.id(), contract.version());
  }
}
