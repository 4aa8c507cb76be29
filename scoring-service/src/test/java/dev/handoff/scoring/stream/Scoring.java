package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.contract.Contracts;
import dev.handoff.message.FitReason;
import dev.handoff.message.RuleContribution;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scoring at work, with its metrics. Every score that it publishes must be what its reasons say.
 */
final class Scoring implements AutoCloseable {
  /** Nobody knows at first what is to be read: so long the watches wait. */
  static final Duration QUIET = Duration.ofSeconds(11);

  static final Duration LOOK = Duration.ofMillis(100);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyHarness harness;
  private final List<ScoreChanged> published = new ArrayList<>();

  Scoring(Contracts contracts, Instant now) {
    harness =
        TopologyHarness.of(
            Party.SCORING_SERVICE,
            (builder, serdes) ->
                new ScoringTopology(
                        contracts, serdes, new Rescoring(500, Duration.ofMinutes(15), meters))
                    .addTo(builder),
            now);
  }

  void tell(String leadId, Piece piece) {
    piece.tell(harness, leadId);
  }

  void advance(Duration time) {
    harness.advance(time);
  }

  /** Lets time pass up to an instant, looking every now and then. */
  void advanceTo(Instant end, Duration step) {
    while (harness.now().isBefore(end)) {
      Duration rest = Duration.between(harness.now(), end);
      harness.advance(rest.compareTo(step) < 0 ? rest : step);
    }
  }

  Instant now() {
    return harness.now();
  }

  void restart() {
    note();
    harness.restart();
  }

  /** What was published since this was last asked. */
  List<ScoreChanged> published() {
    note();
    List<ScoreChanged> all = List.copyOf(published);
    published.clear();
    return all;
  }

  private void note() {
    for (ScoreChanged changed : harness.read(Topics.SCORE_CHANGED)) {
      assertReasonsAddUp(changed);
      published.add(changed);
    }
  }

  /** The last that was published of each lead since this was last asked. */
  Map<String, ScoreChanged> last() {
    Map<String, ScoreChanged> last = new LinkedHashMap<>();
    published().forEach(changed -> last.put(changed.getLeadId(), changed));
    assertThat(harness.deadLetters()).isEmpty();
    return last;
  }

  /** How many leads were judged anew though they did nothing. */
  double judged(String cause) {
    return meters.get("handoff.rescored.leads").tag("cause", cause).counter().count();
  }

  double progress() {
    return meters.get("handoff.rescoring.progress.ratio").gauge().value();
  }

  private static void assertReasonsAddUp(ScoreChanged changed) {
    Score score = changed.getScore();
    double fit = score.getFitReasons().stream().mapToDouble(FitReason::getPoints).sum();
    double engagement =
        score.getRules().stream().mapToDouble(RuleContribution::getCountedPoints).sum();
    assertThat(score.getFitPoints()).as("fit of %s", changed).isCloseTo(fit, within(1e-9));
    assertThat(score.getEngagementPoints())
        .as("engagement of %s", changed)
        .isCloseTo(Math.max(0, engagement), within(1e-9));
    assertThat(score.getTotal())
        .as("total of %s", changed)
        .isCloseTo(fit + Math.max(0, engagement), within(1e-9));
  }

  @Override
  public void close() {
    harness.close();
  }
}
