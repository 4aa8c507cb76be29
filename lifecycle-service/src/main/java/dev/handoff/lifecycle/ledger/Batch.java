package dev.handoff.lifecycle.ledger;

import static java.util.Objects.requireNonNull;

import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.message.Cause;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a batch of records asks of the rows, each row once. Everything is sorted by key: two
 * instances that write the same leads never wait for each other in a circle.
 */
final class Batch {
  private final NavigableMap<String, Row> timeline = new TreeMap<>();
  private final NavigableSet<String> stepped = new TreeSet<>();
  private final NavigableMap<String, Handover> handovers = new TreeMap<>();
  private final NavigableMap<String, Handover> latestHandovers = new TreeMap<>();
  private final NavigableMap<String, ScoreChanged> scores = new TreeMap<>();
  private final NavigableSet<String> erased = new TreeSet<>();
  private final NavigableMap<String, PromiseRow> promises = new TreeMap<>();
  private final Map<String, Erasure> known;
  private final NavigableMap<String, Erasure> anonymised = new TreeMap<>();
  private final NavigableMap<String, Row> erasedSteps = new TreeMap<>();
  private final NavigableMap<String, Row> erasedHandovers = new TreeMap<>();
  private final List<LeadErased> erasures = new ArrayList<>();

  /**
   * @param known leads that were erased, by their ids: of what is of before nothing is written that
   *     leads back to them
   */
  Batch(Map<String, Erasure> known) {
    this.known = known;
  }

  /** Takes a record; the records of a partition in their order. */
  void add(SpecificRecord message, Instant writtenAt) {
    switch (message) {
      case LeadErased erased -> add(erased);
      // It would name whom it is about, and leads.erasure says the same.
      case LifecycleChanged step when step.getTransition() == Transition.ERASED -> {}
      case LifecycleChanged step when isErased(step.getLeadId(), it -> it.covers(step)) ->
          addErased(step);
      case MqlRaised mql when isErased(mql.getLeadId(), it -> it.covers(mql)) -> addErased(mql);
      case SlaAlert alert when isErased(alert.getLeadId(), it -> it.covers(alert)) ->
          addErased(alert);
      case ScoreChanged score when isErased(score.getLeadId(), it -> it.covers(score)) -> {}
      case CommandOutcome outcome when isErased(outcome.getLeadId(), it -> it.covers(outcome)) -> {}
      case CommandOutcome outcome when outcome.getCommandId().startsWith(Erased.COMMANDS) -> {}
      case LifecycleChanged step -> {
        enter(Entry.of(step, writtenAt));
        stepped.add(step.getLeadId());
      }
      case MqlRaised mql -> {
        enter(Entry.of(mql, writtenAt));
        handovers.putIfAbsent(mql.getCycleId(), new Handover(mql));
        latestHandovers.merge(mql.getLeadId(), new Handover(mql), Batch::later);
      }
      case ScoreChanged score -> {
        if (score.getCause() != Cause.DECAY) {
          enter(Entry.of(score, writtenAt));
        }
        scores.put(score.getLeadId(), score);
      }
      case SlaAlert alert -> {
        enter(Entry.of(alert, writtenAt));
        promise(new PromiseRow(alert));
      }
      case CommandOutcome outcome -> {
        if (outcome.getVerdict() == Verdict.REFUSED) {
          enter(Entry.of(outcome, writtenAt));
        }
      }
      case SpecificRecord other ->
          throw new IllegalArgumentException("The ledger knows no " + other.getClass());
    }
  }

  /** Takes an erasure, whose record has no time that matters here. */
  void add(LeadErased erased) {
    erasures.add(erased);
  }

  private boolean isErased(String leadId, Predicate<Erasure> covers) {
    Erasure erasure = known.get(leadId);
    return erasure != null && covers.test(erasure);
  }

  private Erasure anonymised(String leadId) {
    Erasure erasure = requireNonNull(known.get(leadId));
    anonymised.put(leadId, erasure);
    return erasure;
  }

  private void addErased(LifecycleChanged step) {
    Row row = Anonymous.stepRow(anonymised(step.getLeadId()), new Step(MessageJson.of(step)));
    erasedSteps.putIfAbsent(row.get("erasure_id") + "\n" + row.get("revision"), row);
  }

  private void addErased(MqlRaised mql) {
    Row row = Anonymous.cycle(anonymised(mql.getLeadId()), mql);
    erasedHandovers.putIfAbsent((String) requireNonNull(row.get("cycle_id")), row);
  }

  private void addErased(SlaAlert alert) {
    promise(Anonymous.promise(anonymised(alert.getLeadId()), alert));
  }

  private void promise(PromiseRow promise) {
    promises.merge(promise.key(), promise, Batch::further);
  }

  /** A lead's scores are to be known no more, up to here. */
  void erase(String leadId) {
    erased.add(leadId);
    scores.remove(leadId);
    timeline.values().removeIf(row -> leadId.equals(row.get("lead_id")) && isScore(row));
  }

  private static boolean isScore(Row row) {
    return "score".equals(row.get("kind"));
  }

  private void enter(Row row) {
    timeline.putIfAbsent(row.get("lead_id") + "\n" + row.get("event_id"), row);
  }

  private static Handover later(Handover one, Handover other) {
    return other.mql().getCycleNumber() >= one.mql().getCycleNumber() ? other : one;
  }

  private static PromiseRow further(PromiseRow one, PromiseRow other) {
    return PromiseRow.ORDER.compare(other, one) >= 0 ? other : one;
  }

  Collection<Row> timeline() {
    return timeline.values();
  }

  /** Leads that took a step: their cycles are told anew. */
  Set<String> stepped() {
    return stepped;
  }

  List<Row> cyclesHandedOver() {
    return handovers.values().stream().map(Handover::cycle).toList();
  }

  List<Row> leadsHandedOver() {
    return latestHandovers.values().stream().map(Handover::lead).toList();
  }

  List<Row> leadsScored() {
    return scores.entrySet().stream().map(Batch::scored).toList();
  }

  private static Row scored(Map.Entry<String, ScoreChanged> scored) {
    ScoreChanged score = scored.getValue();
    return new Row()
        .set("lead_id", scored.getKey())
        .set("scored_at", score.getOccurredAt())
        .set("score_total", score.getScore().getTotal())
        .set("qualifies", score.getScore().getQualifies())
        .set("score", MessageJson.of(score));
  }

  Set<String> erased() {
    return erased;
  }

  /** Erased leads of which something of before came, by their ids. */
  Map<String, Erasure> anonymised() {
    return anonymised;
  }

  Collection<Row> erasedSteps() {
    return erasedSteps.values();
  }

  Collection<Row> erasedCyclesHandedOver() {
    return erasedHandovers.values();
  }

  List<LeadErased> erasures() {
    return erasures;
  }

  List<Row> promises() {
    return promises.values().stream().map(PromiseRow::row).toList();
  }
}
