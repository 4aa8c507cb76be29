package dev.handoff.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecayedSumTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void an_event_is_one_when_it_occurs_and_half_of_it_after_its_half_life() {
    DecayedSum sum = DecayedSum.NOTHING.plus(T0, WEEK);

    assertThat(sum.at(T0, WEEK)).isCloseTo(1, within(1e-11));
    assertThat(sum.at(T0.plus(WEEK), WEEK)).isCloseTo(0.5, within(1e-11));
    assertThat(sum.at(T0.plus(WEEK.multipliedBy(10)), WEEK)).isCloseTo(1.0 / 1024, within(1e-11));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void events_of_this_instant_are_exactly_their_number(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Instant at = T0.plusMillis(random.nextLong(Duration.ofDays(400).toMillis()));
      Duration halfLife = Duration.ofMinutes(random.nextInt(1, 60 * 24 * 60));

      assertThat(DecayedSum.NOTHING.plus(at, halfLife).plus(at, halfLife).at(at, halfLife))
          .isEqualTo(2.0);
    }
  }

  @Test
  void nothing_is_nothing() {
    assertThat(DecayedSum.NOTHING.at(T0, WEEK)).isZero();
  }

  @Test
  void after_very_long_nothing_is_left_and_nothing_breaks() {
    DecayedSum sum = DecayedSum.NOTHING.plus(T0, Duration.ofMinutes(1));

    assertThat(sum.at(T0.plus(Duration.ofDays(3650)), Duration.ofMinutes(1))).isZero();
  }

  @Test
  void an_old_event_that_comes_late_leaves_the_new_one_as_it_is() {
    Duration minute = Duration.ofMinutes(1);
    Instant late = T0.plus(Duration.ofDays(400));

    assertThat(DecayedSum.NOTHING.plus(late, minute).plus(T0, minute))
        .isEqualTo(DecayedSum.NOTHING.plus(late, minute));
    assertThat(DecayedSum.NOTHING.plus(T0, minute).plus(late, minute))
        .isEqualTo(DecayedSum.NOTHING.plus(late, minute));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20260601, -99})
  void any_order_gives_the_same_sum_to_the_last_bit(long seed) {
    Random random = new Random(seed);
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      times.add(T0.plusMillis(random.nextLong(Duration.ofDays(400).toMillis())));
    }
    DecayedSum ordered = sumOf(times);
    Collections.shuffle(times, random);

    assertThat(sumOf(times)).isEqualTo(ordered);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void it_is_what_adding_up_each_event_gives(long seed) {
    Random random = new Random(seed);
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      times.add(T0.plusMillis(random.nextLong(Duration.ofDays(100).toMillis())));
    }
    Instant at = T0.plus(Duration.ofDays(120));

    double naive =
        times.stream()
            .mapToDouble(
                t -> Math.pow(2, -(double) Duration.between(t, at).toMillis() / WEEK.toMillis()))
            .sum();

    assertThat(sumOf(times).at(at, WEEK)).isCloseTo(naive, within(1e-9));
  }

  private static DecayedSum sumOf(List<Instant> times) {
    DecayedSum sum = DecayedSum.NOTHING;
    for (Instant t : times) {
      sum = sum.plus(t, WEEK);
    }
    return sum;
  }
}
