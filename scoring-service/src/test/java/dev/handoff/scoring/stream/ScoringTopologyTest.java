package dev.handoff.scoring.stream;

import static dev.handoff.testing.Events.demoRequested;
import static dev.handoff.testing.Events.engagement;
import static dev.handoff.testing.Events.fittingProfile;
import static dev.handoff.testing.Events.pageViewed;
import static dev.handoff.testing.Events.profile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.message.Cause;
import dev.handoff.message.FitStatus;
import dev.handoff.message.RuleContribution;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Contract CONTRACT = Agreements.shipped();

  private static final MeterRegistry METERS = new SimpleMeterRegistry();

  private TopologyHarness scoring;

  @BeforeEach
  void start() {
    scoring =
        TopologyHarness.of(
            Party.SCORING_SERVICE,
            (builder, serdes) ->
                new ScoringTopology(
                        Contracts.always(CONTRACT),
                        serdes,
                        new Rescoring(500, Duration.ofMinutes(15), METERS))
                    .addTo(builder),
            NOON);
  }

  @AfterEach
  void stop() {
    scoring.close();
  }

  @Test
  void a_fitting_lead_that_asks_for_a_demo_qualifies_at_once() {
    scoring.pipe(Topics.PROFILE, "L-1", fittingProfile("L-1", NOON), NOON);
    scoring.pipe(Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON), NOON);

    ScoreChanged changed = scoring.read(Topics.SCORE_CHANGED).getLast();
    assertThat(changed.getScore().getQualifies()).isTrue();
    assertThat(changed.getScore().getSlaClass()).isEqualTo("direct-inquiry");
    assertThat(changed.getScore().getFitStatus()).isEqualTo(FitStatus.MET);
    assertThat(changed.getCause()).isEqualTo(Cause.ENGAGEMENT);
    assertThat(changed.getLead().getJobTitle()).isEqualTo("Director of Operations");
  }

  @Test
  void the_reasons_add_up_to_the_total() {
    scoring.pipe(Topics.PROFILE, "L-1", fittingProfile("L-1", NOON), NOON);
    for (int day = 0; day < 10; day++) {
      Instant at = NOON.plus(Duration.ofDays(day));
      scoring.pipe(Topics.ENGAGEMENT, "L-1", pageViewed("L-1", "/pricing", at), at);
      scoring.pipe(Topics.ENGAGEMENT, "L-1", engagement("L-1", "webinar_attended", at).build(), at);
    }

    for (ScoreChanged changed : scoring.read(Topics.SCORE_CHANGED)) {
      var score = changed.getScore();
      double reasons =
          score.getRules().stream().mapToDouble(RuleContribution::getCountedPoints).sum();
      assertThat(score.getEngagementPoints()).isCloseTo(Math.max(0, reasons), within(1e-9));
      assertThat(score.getTotal())
          .isCloseTo(score.getFitPoints() + score.getEngagementPoints(), within(1e-9));
    }
  }

  @Test
  void an_event_with_a_known_id_changes_nothing() {
    scoring.pipe(Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON), NOON);
    scoring.read(Topics.SCORE_CHANGED);

    scoring.pipe(
        Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON), NOON.plus(Duration.ofDays(3)));

    assertThat(scoring.read(Topics.SCORE_CHANGED)).isEmpty();
  }

  @Test
  void the_memory_of_event_ids_is_bounded_by_its_horizon() {
    scoring.pipe(Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON), NOON);
    scoring.advance(SeenEvents.HORIZON.minus(Duration.ofHours(1)));
    assertThat(scoring.store(ScoringStores.SEEN).approximateNumEntries()).isEqualTo(1);

    scoring.advance(Duration.ofHours(3));

    assertThat(scoring.store(ScoringStores.SEEN).approximateNumEntries()).isZero();
  }

  @Test
  void fit_is_unknown_until_the_profile_arrives_and_then_the_lead_is_judged_again() {
    scoring.pipe(Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON), NOON);
    scoring.pipe(Topics.PROFILE, "L-1", profile("L-1", NOON, null), NOON);
    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .extracting(changed -> changed.getScore().getFitStatus())
        .containsOnly(FitStatus.UNKNOWN);

    Instant later = NOON.plusSeconds(60);
    scoring.pipe(Topics.PROFILE, "L-1", profile("L-1", later, 200L), later);

    ScoreChanged changed = scoring.read(Topics.SCORE_CHANGED).getLast();
    assertThat(changed.getScore().getFitStatus()).isEqualTo(FitStatus.MET);
    assertThat(changed.getScore().getQualifies()).isTrue();
    assertThat(changed.getCause()).isEqualTo(Cause.PROFILE);
  }

  @Test
  void three_visits_to_pricing_within_a_week_are_high_intent() {
    scoring.pipe(Topics.PROFILE, "L-1", fittingProfile("L-1", NOON), NOON);
    for (int day : new int[] {0, 3, 6}) {
      Instant at = NOON.plus(Duration.ofDays(day));
      scoring.pipe(Topics.ENGAGEMENT, "L-1", pageViewed("L-1", "/pricing/teams", at), at);
    }

    var score = scoring.read(Topics.SCORE_CHANGED).getLast().getScore();
    assertThat(score.getHighIntent())
        .singleElement()
        .satisfies(act -> {
          assertThat(act.getName()).isEqualTo("repeat-pricing");
          assertThat(act.getEventIds()).hasSize(3);
        });
    assertThat(score.getSlaClass()).isEqualTo("high-intent");
  }

  @Test
  void an_event_of_the_future_is_a_dead_letter_with_its_reason_and_stops_nothing() {
    scoring.pipe(
        Topics.ENGAGEMENT, "L-1", demoRequested("L-1", NOON.plus(Duration.ofMinutes(6))), NOON);
    scoring.pipe(
        Topics.ENGAGEMENT, "L-2", demoRequested("L-2", NOON.plus(Duration.ofMinutes(5))), NOON);

    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .extracting(ScoreChanged::getLeadId)
        .containsExactly("L-2");
    assertThat(scoring.deadLetters())
        .singleElement()
        .satisfies(letter ->
            assertThat(
                    new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), UTF_8))
                .contains("at most 5 minutes in the future"));
  }

  @Test
  void a_record_under_another_key_is_a_dead_letter() {
    scoring.pipe(Topics.ENGAGEMENT, "L-2", demoRequested("L-1", NOON), NOON);

    assertThat(scoring.deadLetters()).hasSize(1);
    assertThat(scoring.read(Topics.SCORE_CHANGED)).isEmpty();
  }

  @Test
  void an_erased_profile_makes_fit_unknown() {
    scoring.pipe(Topics.PROFILE, "L-1", fittingProfile("L-1", NOON), NOON);
    scoring.erase(Topics.PROFILE, "L-1", NOON.plusSeconds(1));

    ScoreChanged changed = scoring.read(Topics.SCORE_CHANGED).getLast();
    assertThat(changed.getScore().getFitStatus()).isEqualTo(FitStatus.UNKNOWN);
    assertThat(changed.getEmail()).isNull();
  }

  @Test
  void the_same_records_give_the_same_records() {
    for (int i = 0; i < 5; i++) {
      Instant at = NOON.plusSeconds(i);
      scoring.pipe(Topics.ENGAGEMENT, "L-1", pageViewed("L-1", "/p" + i, at), at);
    }
    var first = scoring.read(Topics.SCORE_CHANGED);
    stop();
    start();
    for (int i = 0; i < 5; i++) {
      Instant at = NOON.plusSeconds(i);
      scoring.pipe(Topics.ENGAGEMENT, "L-1", pageViewed("L-1", "/p" + i, at), at);
    }
    assertThat(scoring.read(Topics.SCORE_CHANGED)).isNotEmpty().isEqualTo(first);
  }
}
