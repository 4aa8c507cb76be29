package dev.handoff.scoring.stream;

import static dev.handoff.testing.Events.demoRequested;
import static dev.handoff.testing.Events.fittingProfile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contracts;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasedLeadTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant ERASED = NOON.plus(Duration.ofHours(1));
  private static final Instant LATER = ERASED.plus(Duration.ofHours(1));

  private final TopologyHarness scoring =
      TopologyHarness.of(
          Party.SCORING_SERVICE,
          (builder, serdes) ->
              new ScoringTopology(
                      Contracts.always(Agreements.shipped()),
                      serdes,
                      new Rescoring(500, Duration.ofMinutes(15), new SimpleMeterRegistry()))
                  .addTo(builder),
          NOON);

  @BeforeEach
  void two_leads_do_something_and_one_is_erased() {
    for (String lead : new String[] {"L-1", "L-10"}) {
      profile(lead, NOON, NOON);
      act(lead, NOON, NOON);
    }
    scoring.read(Topics.SCORE_CHANGED);
    scoring.advance(Duration.between(NOON, ERASED));
    erase();
  }

  @AfterEach
  void close() {
    scoring.close();
  }

  private void profile(String lead, Instant occurredAt, Instant written) {
    scoring.pipe(Topics.PROFILE, lead, fittingProfile(lead, occurredAt), written);
  }

  private void act(String lead, Instant occurredAt, Instant written) {
    scoring.pipe(Topics.ENGAGEMENT, lead, demoRequested(lead, occurredAt), written);
  }

  private void erase() {
    LifecycleChanged step =
        LifecycleChanged.newBuilder()
            .setEventId("erased")
            .setLeadId("L-1")
            .setOccurredAt(ERASED)
            .setTransition(Transition.ERASED)
            .setFrom(Stage.MQL)
            .setTo(Stage.PROSPECT)
            .setCycleId("L-1:1")
            .setCycleNumber(1)
            .setRevision(2)
            .setContractId("none")
            .setContractVersion(0)
            .build();
    scoring.pipe(Topics.LIFECYCLE, "L-1", step, ERASED);
  }

  @Test
  void nothing_of_it_is_left_and_all_of_the_other() {
    assertThat(scoring.kept(ScoringStores.LEADS)).isEqualTo(1);
    assertThat(scoring.kept(ScoringStores.SEEN)).isEqualTo(1);
    assertThat(scoring.kept(ScoringStores.DUE)).isLessThanOrEqualTo(1);
    assertThat(scoring.<String, Object>store(ScoringStores.LEADS).get("L-10")).isNotNull();
    assertThat(scoring.store(ScoringStores.SEEN).all().next().key.toString()).startsWith("L-10");
  }

  @Test
  void an_empty_score_and_an_empty_profile_take_the_place_of_the_last_ones() {
    assertThat(scoring.records(Topics.SCORE_CHANGED))
        .singleElement()
        .extracting(TestRecord::key, TestRecord::value)
        .containsExactly("L-1", null);
    assertThat(scoring.records(Topics.PROFILE))
        .singleElement()
        .extracting(TestRecord::key, TestRecord::value)
        .containsExactly("L-1", null);
  }

  @Test
  void what_was_true_or_written_before_brings_nobody_back_also_after_a_restart() {
    scoring.restart();
    act("L-1", NOON, NOON);
    act("L-1", ERASED, LATER);
    profile("L-1", ERASED, LATER);
    scoring.erase(Topics.PROFILE, "L-1", LATER);
    scoring.advance(Duration.ofDays(30));
    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .extracting(ScoreChanged::getLeadId)
        .doesNotContain("L-1");
    assertThat(scoring.kept(ScoringStores.LEADS)).isEqualTo(1);
  }

  @Test
  void who_does_something_later_is_a_new_lead() {
    scoring.read(Topics.SCORE_CHANGED);
    act("L-1", LATER, LATER);
    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .singleElement()
        .satisfies(score -> {
          assertThat(score.getLeadId()).isEqualTo("L-1");
          assertThat(score.getEmail()).isNull();
          assertThat(score.getPreviousTotal()).isNull();
          assertThat(score.getScore().getHighIntent()).hasSize(1);
        });
  }

  @Test
  void once_no_record_of_it_can_be_left_the_erasure_itself_is_forgotten() {
    scoring.advance(Duration.ofDays(430));
    assertThat(scoring.kept(ScoringStores.ERASED)).isEqualTo(1);
    scoring.advance(Duration.ofHours(2));
    assertThat(scoring.kept(ScoringStores.ERASED)).isZero();
  }
}
