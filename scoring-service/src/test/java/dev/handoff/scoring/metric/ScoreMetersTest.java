package dev.handoff.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.Cause;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.FitStatus;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.metric.LabelLimits;
import dev.handoff.testing.Events;
import dev.handoff.wire.AvroTrust;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreMetersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  static {
    AvroTrust.establish();
  }

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScoreMeters counted = new ScoreMeters(new LabelLimits(2, 0), meters);

  @Test
  void acts_count_by_type_and_source() {
    counted.act(act("page_viewed", "google"));
    counted.act(act("page_viewed", "google"));
    counted.act(act("page_viewed", null));
    assertThat(events("page_viewed", "google")).isEqualTo(2);
    assertThat(events("page_viewed", "none")).isEqualTo(1);
  }

  @Test
  void a_sender_who_makes_up_sources_and_types_makes_no_more_series() {
    for (int i = 0; i < 1_000; i++) {
      counted.act(act("type-" + i, "source-" + i));
    }
    assertThat(meters.find("handoff.events").counters()).hasSize(3);
    assertThat(events("other", "other")).isEqualTo(998);
  }

  @Test
  void scores_are_there_at_0_before_the_first_so_that_the_first_is_an_increase() {
    assertThat(meters.find("handoff.scores").counters())
        .hasSize(36)
        .allSatisfy(series -> assertThat(series.count()).isZero());
  }

  @Test
  void a_score_counts_by_its_cause_and_outcome_and_shows_how_high_it_is() {
    counted.score(scored(Cause.ENGAGEMENT, 62));
    assertThat(
            meters
                .get("handoff.scores")
                .tags("cause", "engagement", "fit", "met", "qualifies", "yes")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meters.get("handoff.score").summary().max()).isEqualTo(62);
  }

  private double events(String type, String source) {
    return meters.get("handoff.events").tag("type", type).tag("source", source).counter().count();
  }

  private static ScoreChanged scored(Cause cause, double total) {
    return ScoreChanged.newBuilder()
        .setEventId("s-1")
        .setLeadId("L-1")
        .setOccurredAt(NOW)
        .setCause(cause)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setScore(
            Score.newBuilder()
                .setFitStatus(FitStatus.MET)
                .setCriteria(List.of())
                .setFitPoints(0)
                .setFitReasons(List.of())
                .setEngagementPoints(total)
                .setRules(List.of())
                .setTotal(total)
                .setThreshold(50)
                .setHighIntent(List.of())
                .setDisqualifiers(List.of())
                .setQualifies(true)
                .build())
        .build();
  }

  private static EngagementRecorded act(String type, @Nullable String source) {
    return Events.engagement("L-1", type, NOW).setSource(source).build();
  }
}
