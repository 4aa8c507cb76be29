package dev.handoff.local.trial;

import dev.handoff.local.reading.Count;
import dev.handoff.local.reading.Messages;
import dev.handoff.local.stack.Place;
import dev.handoff.message.AlertKind;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.RuleContribution;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Verdict;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the topics tell of a trial's leads.
 *
 * @param visits records of {@code leads.engagement}
 * @param points of each lead's latest score, nothing rounded and nothing decayed
 * @param mqls records of {@code leads.mql-raised} by lead
 * @param steps how often each transition happened to each lead
 * @param raised when each lead was raised
 * @param called when each lead was called
 * @param revisions revisions of each lead that two steps share
 * @param carriedOut ids of commands that were carried out
 * @param refused ids of commands that were refused
 * @param breaches how often each lead's first touch was said to be late, less what was taken back
 * @param breached how often it was said, taken back or not
 * @param deadLetters records of the services' dead letters
 */
record Trace(
    long visits,
    Map<String, Double> points,
    Map<String, Integer> mqls,
    Map<String, Map<String, Integer>> steps,
    Map<String, Instant> raised,
    Map<String, Instant> called,
    Set<String> revisions,
    Set<String> carriedOut,
    Set<String> refused,
    Map<String, Integer> breaches,
    Map<String, Integer> breached,
    long deadLetters) {

  /** Reads all of it. */
  static Trace of(Place place) {
    var trace =
        new Trace(
            Count.of(place, Topics.ENGAGEMENT.name()),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashMap<>(),
            new HashMap<>(),
            deadLetters(place));
    var messages = new Messages(place);
    messages.each(Topics.SCORE_CHANGED, trace::score);
    messages.each(Topics.MQL_RAISED, mql -> trace.mqls.merge(mql.getLeadId(), 1, Integer::sum));
    var seen = new HashSet<String>();
    messages.each(Topics.LIFECYCLE, change -> trace.step(change, seen));
    messages.each(Topics.COMMAND_OUTCOME, trace::outcome);
    messages.each(Topics.SLA_ALERT, trace::alert);
    return trace;
  }

  private static long deadLetters(Place place) {
    return List.of(Party.SCORING_SERVICE, Party.LIFECYCLE_SERVICE, Party.SLA_MONITOR_SERVICE)
        .stream()
        .mapToLong(service -> Count.of(place, Topics.deadLetterOf(service).name()))
        .sum();
  }

  /** Whether a lead's promise of a first touch is broken, by when it was raised and called. */
  boolean isBreached(TrialLead lead) {
    var from = raised.get(lead.id());
    var to = called.get(lead.id());
    return from != null && TrialLead.isBreached(to == null ? null : Duration.between(from, to));
  }

  private void score(ScoreChanged changed) {
    points.put(
        changed.getLeadId(),
        changed.getScore().getRules().stream().mapToDouble(RuleContribution::getRawPoints).sum());
  }

  private void step(LifecycleChanged change, Set<String> seen) {
    steps
        .computeIfAbsent(change.getLeadId(), _ -> new HashMap<>())
        .merge(change.getTransition().name(), 1, Integer::sum);
    switch (change.getTransition()) {
      case MQL_RAISED -> raised.put(change.getLeadId(), change.getOccurredAt());
      case TOUCH_RECORDED -> called.put(change.getLeadId(), change.getOccurredAt());
      default -> {}
    }
    var revision = change.getLeadId() + " revision " + change.getRevision();
    if (!seen.add(revision)) {
      revisions.add(revision);
    }
  }

  private void outcome(CommandOutcome outcome) {
    var ids = outcome.getVerdict() == Verdict.ACCEPTED ? carriedOut : refused;
    ids.add(outcome.getCommandId());
  }

  private void alert(SlaAlert alert) {
    if (alert.getKind() == AlertKind.BREACHED) {
      breaches.merge(alert.getLeadId(), 1, Integer::sum);
      breached.merge(alert.getLeadId(), 1, Integer::sum);
    } else if (alert.getKind() == AlertKind.CORRECTED) {
      breaches.merge(alert.getLeadId(), -1, Integer::sum);
    }
  }
}
