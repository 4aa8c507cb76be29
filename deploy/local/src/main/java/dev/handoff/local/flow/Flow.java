package dev.handoff.local.flow;

import dev.handoff.local.reading.Count;
import dev.handoff.local.reading.RecordLine;
import dev.handoff.local.reading.Tail;
import dev.handoff.local.sample.B2bSample.Breach;
import dev.handoff.local.stack.Place;
import dev.handoff.message.Cause;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What the topics tell, from the first to the last.
 *
 * @param engagement records of {@code leads.engagement}
 * @param totals latest score of every lead that has one, fading left out: it goes on by itself
 * @param mqls records of {@code leads.mql-raised} by lead
 * @param faults sentences on MQLs whose score's reasons do not add up
 * @param verdicts number of decisions by what became of them, each decision counted once
 * @param alerts records of {@code leads.sla-alert} by kind
 * @param broken promises that were broken, and whose breach was not taken back
 */
public record Flow(
    long engagement,
    Map<String, Double> totals,
    Map<String, Integer> mqls,
    Set<String> faults,
    Map<String, Integer> verdicts,
    Map<String, Integer> alerts,
    Set<Breach> broken) {

  private static final String FADING = Cause.DECAY.name();

  /** Reads all of it. */
  public static Flow of(Place place) {
    var flow =
        new Flow(
            count(place),
            new HashMap<>(),
            new HashMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>());
    var lines = new RecordLine(place.registryClient());
    each(place, lines, Topics.SCORE_CHANGED, flow::score);
    each(place, lines, Topics.MQL_RAISED, flow::mql);
    var answered = new HashMap<String, String>();
    each(place, lines, Topics.COMMAND_OUTCOME, outcome -> note(answered, outcome));
    answered.values().forEach(verdict -> flow.verdicts.merge(verdict, 1, Integer::sum));
    each(place, lines, Topics.SLA_ALERT, flow::alert);
    return flow;
  }

  /** Decisions that were carried out, or refused. */
  public int decisions(String verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  private static long count(Place place) {
    return Count.of(place, Topics.ENGAGEMENT.name());
  }

  private static void each(
      Place place, RecordLine lines, Topic<?> topic, Consumer<JsonNode> reader) {
    try (var tail = Tail.fromBeginning(place, topic.name())) {
      tail.untilEnd(record -> {
        var value = lines.of(record).path("value");
        if (value.isObject()) { // else it says that there is nothing any more
          reader.accept(value);
        }
        return true;
      });
    }
  }

  private void score(JsonNode changed) {
    if (!FADING.equals(changed.path("cause").asString())) {
      totals.put(lead(changed), changed.path("score").path("total").asDouble());
    }
  }

  private void mql(JsonNode raised) {
    mqls.merge(lead(raised), 1, Integer::sum);
    if (!Sum.isRight(raised.path("score"))) {
      faults.add("The score of " + lead(raised) + " is not the sum of its reasons.");
    }
  }

  private static void note(Map<String, String> answered, JsonNode outcome) {
    answered.put(outcome.path("commandId").asString(), outcome.path("verdict").asString());
  }

  private void alert(JsonNode alert) {
    var kind = alert.path("kind").asString();
    var promise = new Breach(lead(alert), alert.path("promise").asString());
    alerts.merge(kind, 1, Integer::sum);
    switch (kind) {
      case "BREACHED" -> broken.add(promise);
      case "CORRECTED" -> broken.remove(promise);
      default -> {}
    }
  }

  private static String lead(JsonNode message) {
    return message.path("leadId").asString();
  }
}
