package dev.handoff.lifecycle.ledger;

import static dev.handoff.message.Transition.OPPORTUNITY_ATTACHED;
import static dev.handoff.message.Transition.RECORD_CORRECTED;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One cycle as its steps tell it: what the row says follows from the set of them, so that it does
 * not matter when and how often the ledger heard of each.
 *
 * @param steps of one cycle, as they should have been, by revision; at least one
 */
record Passage(List<Step> steps) {
  private static final Set<Transition> ENDS =
      EnumSet.of(
          Transition.REJECTED,
          Transition.DISQUALIFIED,
          Transition.RECYCLED,
          Transition.OPPORTUNITY_WON,
          Transition.OPPORTUNITY_LOST);

  /**
   * The passages of a lead, in their order.
   *
   * @param steps of the lead, by revision, as they were recorded; at least one
   */
  static List<Passage> of(List<Step> steps) {
    return Step.corrected(steps).stream()
        .collect(groupingBy(Step::cycleId, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(Passage::new)
        .toList();
  }

  String cycleId() {
    return steps.getFirst().cycleId();
  }

  long revision() {
    return steps.getLast().revision();
  }

  /** The cycle's row, as far as the steps know it. */
  Row row() {
    Step first = steps.getFirst();
    return new Row()
        .set("cycle_id", cycleId())
        .set("lead_id", first.leadId())
        .set("cycle_number", first.cycleNumber())
        .set("contract_id", first.contractId())
        .set("contract_version", first.contractVersion())
        .set("sla_class", latest(step -> step.text("slaClass")))
        .set("rep", rep())
        .set("pool", pool())
        .set("stage", stage().name())
        .set("revision", revision())
        .set("waits_for", waitsFor())
        .set("outcome", outcome())
        .set("reason", endReason())
        .set("mql_at", earliest(is(Transition.MQL_RAISED)))
        .set("assigned_at", earliest(step -> step.text("rep") != null))
        .set("first_touch_at", firstTouch())
        .set("first_reached_at", earliest(step -> step.isTouchByHuman() && step.reached()))
        .set("accepted_at", earliest(is(Transition.ACCEPTED)))
        .set("discovery_at", discovery())
        .set("qualified_at", earliest(is(Transition.QUALIFIED)))
        .set("opportunity_at", earliest(is(OPPORTUNITY_ATTACHED)))
        .set("won_at", ended(Transition.OPPORTUNITY_WON))
        .set("lost_at", ended(Transition.OPPORTUNITY_LOST))
        .set("rejected_at", ended(Transition.REJECTED))
        .set("disqualified_at", ended(Transition.DISQUALIFIED))
        .set("recycled_at", ended(Transition.RECYCLED))
        .set("recycled_until", recycledUntil())
        .set("reopened_at", reopened())
        .set("touches", (int) steps.stream().filter(Step::isTouchByHuman).count())
        .set("evidence_asked", evidence(Step.EvidenceCount::asked))
        .set("evidence_given", evidence(Step.EvidenceCount::given))
        .set("decision_by", latest(step -> step.date("decisionBy")))
        .set("opportunity_id", latest(step -> step.text("opportunityId")))
        .set("amount", latest(Step::amount))
        .set("currency", latest(step -> step.text("currency")));
  }

  Stage stage() {
    return steps.getLast().to();
  }

  @Nullable String rep() {
    return latest(step -> step.text("rep"));
  }

  @Nullable String pool() {
    return latest(step -> step.text("pool"));
  }

  private @Nullable String waitsFor() {
    return switch (stage()) {
      case MQL -> "acceptance";
      case SAL -> firstTouch() == null ? "first-touch" : discovery() == null ? "discovery" : null;
      case PROSPECT, SQL, OPPORTUNITY, CUSTOMER, LOST, RECYCLED, DISQUALIFIED, OTHER -> null;
    };
  }

  private @Nullable Instant firstTouch() {
    return earliest(Step::isTouchByHuman);
  }

  private @Nullable Instant discovery() {
    return earliest(is(Transition.DISCOVERY_RECORDED));
  }

  /** The step that ended it, unless it was reopened since. */
  private @Nullable Step end() {
    List<Step> held = sinceReopened();
    return held.reversed().stream()
        .filter(step -> ENDS.contains(step.transition()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String outcome() {
    Step end = end();
    return end == null
        ? null
        : switch (end.transition()) {
          case OPPORTUNITY_WON -> "WON";
          case OPPORTUNITY_LOST -> "LOST";
          default -> end.transition().name();
        };
  }

  private @Nullable String endReason() {
    Step end = end();
    return end == null ? null : end.text("reason");
  }

  private @Nullable LocalDate recycledUntil() {
    Step end = end();
    return end == null ? null : end.date("until");
  }

  private @Nullable Instant ended(Transition how) {
    return sinceReopened().reversed().stream()
        .filter(is(how))
        .map(Step::at)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Instant reopened() {
    return steps.reversed().stream()
        .filter(is(Transition.REOPENED))
        .map(Step::at)
        .findFirst()
        .orElse(null);
  }

  private List<Step> sinceReopened() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).transition() == Transition.REOPENED) {
        return steps.subList(i, steps.size());
      }
    }
    return steps;
  }

  private @Nullable Integer evidence(Function<Step.EvidenceCount, Integer> count) {
    return steps.reversed().stream()
        .filter(is(Transition.QUALIFIED))
        .map(step -> count.apply(step.evidence()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Instant earliest(Predicate<Step> which) {
    return steps.stream().filter(which).map(Step::at).min(naturalOrder()).orElse(null);
  }

  /** What the latest step says that says anything; a correction speaks through the corrected. */
  private <T> @Nullable T latest(Function<Step, @Nullable T> what) {
    return steps.reversed().stream()
        .filter(step -> step.transition() != RECORD_CORRECTED)
        .map(what)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Predicate<Step> is(Transition transition) {
    return step -> step.transition() == transition;
  }
}
