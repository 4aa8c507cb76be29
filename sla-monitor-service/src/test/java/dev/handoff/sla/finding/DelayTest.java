package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
  private static final long SEED = 20_260_302;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "PT0S, PT0S",
    "PT-3M, PT0S",
    "PT0.001S, PT1S",
    "PT59M59S, PT59M59S",
    "PT1H, PT1H",
    "PT1H1S, PT1H1M",
    "PT1H1M, PT1H1M",
    "PT23H59M0.001S, PT24H",
    "PT24H, PT24H",
    "PT24H0.001S, PT25H",
    "P30D, P30D",
    "PT719H0.001S, P30D",
    "PT720H0.001S, PT721H"
  })
  void is_rounded_up_to_steps_that_grow(Duration after, Duration rounded) {
    assertThat(Delay.seconds(after)).isEqualTo(rounded.toSeconds());
  }

  @Test
  void a_limit_of_whole_steps_is_kept_to_the_millisecond() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      Duration limit =
          switch (random.nextInt(3)) {
            case 0 -> Duration.ofSeconds(1 + random.nextInt(3_600));
            case 1 -> Duration.ofMinutes(1 + random.nextInt(1_440));
            default -> Duration.ofHours(1 + random.nextInt(3_000));
          };
      Duration after = limit.plusMillis(random.nextInt(7_200_000) - 3_600_000);
      assertThat(Delay.seconds(after) <= Delay.seconds(limit))
          .as("%s within %s, seed %d", after, limit, SEED)
          .isEqualTo(after.compareTo(limit) <= 0);
    }
  }
}
