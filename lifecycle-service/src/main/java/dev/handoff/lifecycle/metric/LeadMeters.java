package dev.handoff.lifecycle.metric;

import static java.util.Locale.ROOT;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.metric.BoundedLabel;
import dev.handoff.metric.LabelLimits;
import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;

/** Counts the steps of leads, and how commands are answered. */
final class LeadMeters {

  /** The steps that rates are taken of, and where they begin. */
  private static final Map<Transition, List<Stage>> FUNNEL =
      Map.of(
          Transition.MQL_RAISED, List.of(Stage.PROSPECT, Stage.RECYCLED),
          Transition.ACCEPTED, List.of(Stage.MQL),
          Transition.REJECTED, List.of(Stage.MQL),
          Transition.QUALIFIED, List.of(Stage.SAL, Stage.PROSPECT, Stage.RECYCLED),
          Transition.DISQUALIFIED, List.of(Stage.SAL, Stage.SQL),
          Transition.RECYCLED, List.of(Stage.MQL, Stage.SAL, Stage.SQL, Stage.LOST),
          Transition.OPPORTUNITY_ATTACHED, List.of(Stage.SQL),
          Transition.OPPORTUNITY_WON, List.of(Stage.OPPORTUNITY),
          Transition.OPPORTUNITY_LOST, List.of(Stage.OPPORTUNITY));

  private final BoundedLabel sources;
  private final BoundedLabel segments;
  private final BoundedLabel classes;
  private final BoundedLabel contracts;
  private final BoundedLabel reasons;
  private final BoundedLabel reps;
  private final MeterRegistry meters;

  /** What rates are taken of is there from the start, at 0: the first of a kind is an increase. */
  LeadMeters(LabelLimits limits, MeterRegistry meters) {
    this.sources = limits.label();
    this.segments = limits.label();
    this.classes = limits.label();
    this.contracts = limits.label();
    this.reasons = limits.label();
    this.reps = limits.rep();
    this.meters = meters;
    FUNNEL.forEach((step, stages) ->
        stages.forEach(from -> Metrics.TRANSITIONS.counter(meters, word(step), word(from))));
    for (Verdict verdict : Verdict.values()) {
      Metrics.COMMANDS.counter(meters, word(verdict));
    }
    for (RefusalKind kind : RefusalKind.values()) {
      Metrics.REFUSALS.counter(meters, word(kind));
    }
  }

  void step(LifecycleChanged step) {
    Metrics.TRANSITIONS
        .counter(meters, word(step.getTransition()), word(step.getFrom()))
        .increment();
    switch (step.getTransition()) {
      case MQL_RAISED -> mql(step);
      case ACCEPTED, REJECTED, QUALIFIED, DISQUALIFIED, RECYCLED, REOPENED -> decision(step);
      case ASSIGNED,
          TOUCH_RECORDED,
          DISCOVERY_RECORDED,
          OPPORTUNITY_ATTACHED,
          OPPORTUNITY_WON,
          OPPORTUNITY_LOST,
          RECORD_CORRECTED,
          CLASS_TIGHTENED,
          ERASED,
          OTHER -> {}
    }
  }

  private void mql(LifecycleChanged step) {
    Metrics.MQLS
        .counter(
            meters,
            sources.of(step.getSource()),
            segments.of(step.getSegment()),
            classes.of(step.getSlaClass()),
            contracts.of(step.getContractId()),
            Integer.toString(step.getContractVersion()))
        .increment();
  }

  private void decision(LifecycleChanged step) {
    Metrics.DECISIONS
        .counter(
            meters,
            word(step.getTransition()),
            reasons.of(step.getReason()),
            reps.of(step.getActor()))
        .increment();
  }

  void answer(CommandOutcome outcome) {
    Metrics.COMMANDS.counter(meters, word(outcome.getVerdict())).increment();
    RefusalKind refusal = outcome.getRefusal();
    if (refusal != null) {
      Metrics.REFUSALS.counter(meters, word(refusal)).increment();
    }
  }

  private static String word(Enum<?> symbol) {
    return symbol.name().toLowerCase(ROOT);
  }
}
