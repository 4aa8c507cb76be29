package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.NaiveScore;
import dev.handoff.scoring.score.Told.Did;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores that change though the lead does nothing: when, how often, and at what cost. */
class DecayWatchTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration STANDSTILL = Duration.ofDays(60);

  private static final Contract FALLING =
      contract(
          """
          { name: page, on: page, points: 9, cap: 24, half-life: 9d },
          { name: talk, on: talk, points: 12, half-life: 15d },
          { name: asset, on: asset, points: 5, cap: 15, expires-after: 20d },
          { name: left, on: left, points: -4 }\
          """);
  private static final Contract RISING =
      contract(
          """
          { name: page, on: page, points: 30 },
          { name: talk, on: talk, points: -7, cap: 25, half-life: 8d },
          { name: asset, on: asset, points: -2, cap: 6, expires-after: 20d },
          { name: left, on: left, points: 12 }\
          """);
  private static final Contract BOTH =
      contract(
          """
          { name: page, on: page, points: 21, half-life: 9d },
          { name: talk, on: talk, points: -15, cap: 40, half-life: 5d },
          { name: asset, on: asset, points: 5, cap: 15, expires-after: 20d }\
          """);

  /** What a person sees, from an instant on. */
  private record Seen(Instant from, String face) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {401, 402, 403, 404, 405, 406})
  void each_point_that_falls_is_told_once_and_at_the_very_instant(long seed) {
    assertTold(seed, FALLING, Duration.ofMillis(1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {411, 412, 413, 414, 415, 416})
  void each_point_that_rises_is_told_once_and_at_the_very_instant(long seed) {
    assertTold(seed, RISING, Duration.ofMillis(1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {421, 422, 423, 424, 425, 426})
  void where_points_of_both_signs_fade_it_is_told_within_a_minute(long seed) {
    assertTold(seed, BOTH, Duration.ofMinutes(1));
  }

  private static void assertTold(long seed, Contract contract, Duration exactly) {
    List<Act> acts = acts(new Random(seed));
    NaiveScore naive = NaiveScore.ofActs(contract, acts);
    try (Scoring scoring = new Scoring(Contracts.always(contract), NOON)) {
      tell(scoring, "L-1", contract, acts);
      scoring.published();
      scoring.advance(Scoring.QUIET);
      List<Seen> expected = crossings(naive);
      for (Seen seen : expected) {
        scoring.advanceTo(seen.from().plus(exactly).plus(Scoring.LOOK), HOUR);
      }
      scoring.advanceTo(NOON.plus(STANDSTILL), HOUR);

      List<ScoreChanged> told = scoring.published();
      String what = "seed %d".formatted(seed);
      assertThat(told).as(what).allMatch(changed -> changed.getCause() == Cause.DECAY);
      assertThat(told.stream().map(DecayWatchTest::face).toList())
          .as(what)
          .isEqualTo(expected.stream().map(Seen::face).toList());
      for (int i = 0; i < told.size(); i++) {
        Duration off = Duration.between(expected.get(i).from(), told.get(i).getOccurredAt());
        assertThat(off.abs()).as("%s, %s", what, expected.get(i)).isLessThanOrEqualTo(exactly);
      }
    }
  }

  /** Hour by hour, and in an hour in which the score looks different, the very millisecond. */
  private static List<Seen> crossings(NaiveScore naive) {
    List<Seen> crossings = new ArrayList<>();
    for (Instant at = NOON; at.isBefore(NOON.plus(STANDSTILL)); at = at.plus(HOUR)) {
      Instant end = at.plus(HOUR);
      for (Instant from = at; !face(naive, from).equals(face(naive, end)); ) {
        from = firstOther(naive, from, end);
        crossings.add(new Seen(from, face(naive, from)));
      }
    }
    return crossings;
  }

  private static Instant firstOther(NaiveScore naive, Instant from, Instant end) {
    Instant same = from;
    Instant other = end;
    while (Duration.between(same, other).toMillis() > 1) {
      Instant middle = same.plusMillis(Duration.between(same, other).toMillis() / 2);
      if (face(naive, middle).equals(face(naive, from))) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return other;
  }

  private static String face(NaiveScore naive, Instant at) {
    return face(naive.total(at), naive.qualifies(at), naive.highIntent(at).size());
  }

  private static String face(ScoreChanged changed) {
    var score = changed.getScore();
    return face(score.getTotal(), score.getQualifies(), score.getHighIntent().size());
  }

  private static String face(double total, boolean qualifies, int triggers) {
    return Math.round(total) + (qualifies ? " qualifies, " : ", ") + triggers + " triggers";
  }

  @Test
  void a_lead_that_is_not_due_costs_nothing() {
    try (Scoring scoring = new Scoring(Contracts.always(FALLING), NOON)) {
      for (int i = 0; i < 200; i++) {
        tell(scoring, "L-" + i, FALLING, List.of(act("e", "left", NOON)));
      }
      tell(scoring, "L-due", FALLING, List.of(act("e", "asset", NOON)));
      scoring.advance(Scoring.QUIET);
      scoring.published();

      scoring.advanceTo(NOON.plus(Duration.ofDays(20)).minusMillis(1), HOUR);
      assertThat(scoring.judged("decay")).isZero();

      scoring.advance(Duration.ofMillis(101));
      assertThat(scoring.judged("decay")).isEqualTo(1);
      assertThat(scoring.published()).extracting(ScoreChanged::getLeadId).containsExactly("L-due");
    }
  }

  @Test
  void the_pace_is_bounded() {
    try (Scoring scoring = new Scoring(Contracts.always(FALLING), NOON)) {
      for (int i = 0; i < 120; i++) {
        tell(scoring, "L-" + i, FALLING, List.of(act("e", "asset", NOON)));
      }
      scoring.advance(Scoring.QUIET);
      scoring.published();

      scoring.advance(Duration.ofDays(20));
      assertThat(scoring.published()).hasSize(50);
      scoring.advance(Scoring.LOOK);
      assertThat(scoring.published()).hasSize(50);
      scoring.advance(Scoring.LOOK);
      assertThat(scoring.published()).hasSize(20);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {431, 432, 433, 434, 435, 436, 437, 438})
  void after_a_standstill_only_what_newly_qualified_and_the_last_state_are_told(long seed) {
    List<Act> acts = acts(new Random(seed));
    NaiveScore naive = NaiveScore.ofActs(BOTH, acts);
    List<Seen> all = crossings(naive);
    List<String> expected = new ArrayList<>();
    boolean qualified = naive.qualifies(NOON);
    for (Seen seen : all) {
      boolean qualifies = naive.qualifies(seen.from());
      if (qualifies && !qualified || seen == all.getLast()) {
        expected.add(seen.face());
      }
      qualified = qualifies;
    }
    try (Scoring scoring = new Scoring(Contracts.always(BOTH), NOON)) {
      tell(scoring, "L-1", BOTH, acts);
      scoring.published();
      scoring.advance(STANDSTILL);

      assertThat(scoring.published().stream().map(DecayWatchTest::face).toList())
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private static List<Act> acts(Random random) {
    List<Act> acts = new ArrayList<>();
    for (int i = random.nextInt(3, 14); i > 0; i--) {
      String type = List.of("page", "talk", "asset", "left").get(random.nextInt(4));
      Instant at = NOON.minusMillis(random.nextLong(Duration.ofDays(10).toMillis()));
      acts.add(act("e" + i, type, at));
    }
    acts.add(act("now", "page", NOON));
    return acts;
  }

  private static Act act(String id, String type, Instant at) {
    return new Act(id, type, at, Map.of());
  }

  /** All of them at noon: nothing that lies in the past is read. */
  private static void tell(Scoring scoring, String lead, Contract contract, List<Act> acts) {
    acts.forEach(act -> scoring.tell(lead, new Piece(new Did(act, contract), NOON)));
  }

  private static Contract contract(String points) {
    return Agreements.of(
        """
        id: test
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        engagement:
          points: [%s]
          high-intent:
            - { name: talks, on: talk, at-least: 2, within: 12d, class: direct-inquiry }
        mql: { threshold: 20, raise-when: fit-and-engagement }
        """
            .formatted(points));
  }
}
