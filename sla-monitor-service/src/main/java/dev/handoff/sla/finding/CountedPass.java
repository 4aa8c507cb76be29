package dev.handoff.sla.finding;

import static dev.handoff.sla.finding.Figure.ACCEPTED;
import static dev.handoff.sla.finding.Figure.MQLS;
import static dev.handoff.sla.finding.Figure.REASONS;
import static dev.handoff.sla.finding.Figure.REJECTED;
import static dev.handoff.sla.finding.Figure.SAL;

import dev.handoff.sla.finding.PassStep.Accepted;
import dev.handoff.sla.finding.PassStep.Disqualified;
import dev.handoff.sla.finding.PassStep.Other;
import dev.handoff.sla.finding.PassStep.Raised;
import dev.handoff.sla.finding.PassStep.Reached;
import dev.handoff.sla.finding.PassStep.ReasonCorrected;
import dev.handoff.sla.finding.PassStep.Rejected;
import dev.handoff.sla.finding.PassStep.Reopened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lead's present pass, as far as it was counted: what it takes to count its next step right. Of
 * earlier passes nothing changes any more.
 *
 * @param cycleId the pass
 * @param contractId the contract that it is under
 * @param revision revision of the lead after the last step that was heard of
 * @param raisedAt when the lead became an MQL; null where it never was one in this pass
 * @param furthest the furthest stage that it came to, of {@link Figure#STAGES}, if any
 * @param refusal how it was taken out, if it is
 */
public record CountedPass(
    String cycleId,
    String contractId,
    long revision,
    @Nullable Instant raisedAt,
    @Nullable Figure furthest,
    @Nullable Refusal refusal) {

  /**
   * A rejection or disqualification that holds.
   *
   * @param step the id of the step
   * @param at when it was
   * @param reason the reason that is right
   * @param rep who rejected it, empty where that is not known; null of a disqualification
   */
  public record Refusal(String step, Instant at, String reason, @Nullable String rep) {}

  /**
   * What the pass became, and what changes in the figures.
   *
   * @param pass the pass from now on
   * @param changes in no order of importance; their sum is what counts
   */
  public record Turn(CountedPass pass, List<FigureChange> changes) {}

  /**
   * Counts a step of a lead.
   *
   * @param before the pass that it was in; null for a lead that was never heard of
   */
  public static Turn on(@Nullable CountedPass before, PassStep step) {
    if (before != null && step.revision() <= before.revision) {
      return new Turn(before, List.of());
    }
    CountedPass pass =
        before != null && before.cycleId.equals(step.cycleId())
            ? before
            : new CountedPass(step.cycleId(), step.contractId(), 0, null, null, null);
    return pass.at(step.revision()).counted(step);
  }

  private Turn counted(PassStep step) {
    Instant at = step.at();
    return switch (step.what()) {
      case Raised(var source) when raisedAt == null ->
          new Turn(raised(at), List.of(change(MQLS, at, known(source), 1, at)));
      case Accepted(var rep) ->
          with(reached(SAL, at), List.of(change(ACCEPTED, at, known(rep), 1, at)));
      case Rejected(var rep, var reason) ->
          refused(new Refusal(step.id(), at, reason, known(rep)), at);
      case Disqualified(var reason) -> refused(new Refusal(step.id(), at, reason, null), at);
      case Reached(var stage) -> reached(stage, at);
      case Reopened() when refusal != null -> new Turn(refused(null), counts(refusal, -1, at));
      case ReasonCorrected(var id, var reason) when refusal != null && id.equals(refusal.step) ->
          corrected(refusal, reason, at);
      case Raised _, Reopened _, ReasonCorrected _, Other _ -> new Turn(this, List.of());
    };
  }

  private Turn refused(Refusal refusal, Instant at) {
    return new Turn(refused(refusal), counts(refusal, 1, at));
  }

  private List<FigureChange> counts(Refusal refusal, int by, Instant at) {
    FigureChange reason = change(REASONS, refusal.at, refusal.reason, by, at);
    return refusal.rep == null
        ? List.of(reason)
        : List.of(reason, change(REJECTED, refusal.at, refusal.rep, by, at));
  }

  private Turn corrected(Refusal wrong, String reason, Instant at) {
    Refusal right = new Refusal(wrong.step, wrong.at, reason, wrong.rep);
    return new Turn(
        refused(right),
        List.of(
            change(REASONS, wrong.at, wrong.reason, -1, at),
            change(REASONS, wrong.at, reason, 1, at)));
  }

  /** Who comes to a stage has come to those before it. */
  private Turn reached(Figure stage, Instant at) {
    List<Figure> ahead =
        Figure.STAGES.stream()
            .filter(each -> each.compareTo(stage) <= 0)
            .filter(each -> furthest == null || each.compareTo(furthest) > 0)
            .toList();
    if (ahead.isEmpty()) {
      return new Turn(this, List.of());
    }
    CountedPass there =
        new CountedPass(cycleId, contractId, revision, raisedAt, ahead.getLast(), refusal);
    Instant from = raisedAt;
    return from == null
        ? new Turn(there, List.of())
        : new Turn(
            there,
            ahead.stream()
                .map(each -> change(each, from, delay(Duration.between(from, at)), 1, at))
                .toList());
  }

  private static String delay(Duration after) {
    return Long.toString(Delay.seconds(after));
  }

  private FigureChange change(Figure figure, Instant counted, String of, int by, Instant at) {
    LocalDate day = Days.of(counted);
    return new FigureChange(contractId, figure, day, of, by, at);
  }

  private static String known(@Nullable String name) {
    return Objects.requireNonNullElse(name, "");
  }

  private static Turn with(Turn turn, List<FigureChange> more) {
    return new Turn(turn.pass, Stream.concat(turn.changes.stream(), more.stream()).toList());
  }

  private CountedPass at(long revision) {
    return new CountedPass(cycleId, contractId, revision, raisedAt, furthest, refusal);
  }

  private CountedPass raised(Instant at) {
    return new CountedPass(cycleId, contractId, revision, at, furthest, refusal);
  }

  private CountedPass refused(@Nullable Refusal refusal) {
    return new CountedPass(cycleId, contractId, revision, raisedAt, furthest, refusal);
  }
}
