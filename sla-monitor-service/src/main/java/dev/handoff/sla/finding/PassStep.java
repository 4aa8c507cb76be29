package dev.handoff.sla.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lead, as far as it is counted.
 *
 * @param id the step's own id
 * @param cycleId the pass that it is of
 * @param contractId the contract that the pass is under
 * @param revision revision of the lead after it, growing by step
 * @param at when it was true
 * @param what what happened
 */
public record PassStep(
    String id, String cycleId, String contractId, long revision, Instant at, What what) {

  /** What happened. */
  public sealed interface What {}

  /**
   * The lead became an MQL.
   *
   * @param source where it came from; null where nobody knows
   */
  public record Raised(@Nullable String source) implements What {}

  /** A rep took it. */
  public record Accepted(@Nullable String rep) implements What {}

  /** A rep refused it. */
  public record Rejected(@Nullable String rep, String reason) implements What {}

  /** It was taken out after a talk. */
  public record Disqualified(String reason) implements What {}

  /**
   * It came to a stage.
   *
   * @param stage one of {@link Figure#STAGES}
   */
  public record Reached(Figure stage) implements What {}

  /** A person took it back from disqualified or lost. */
  public record Reopened() implements What {}

  /**
   * The reason of an earlier step was wrong.
   *
   * @param step the step's id
   * @param reason what is right
   */
  public record ReasonCorrected(String step, String reason) implements What {}

  /** Anything else. Nothing is counted. */
  public record Other() implements What {}
}
