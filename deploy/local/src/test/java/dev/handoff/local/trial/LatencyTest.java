package dev.handoff.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void it_is_told_at_the_middle_and_at_the_end() {
    var decided = new HashMap<String, Instant>();
    var seen = new HashMap<String, Instant>();
    IntStream.rangeClosed(1, 1000)
        .forEach(millis -> {
          decided.put("L-" + millis, BEGIN);
          seen.put("L-" + millis, BEGIN.plusMillis(millis));
        });
    assertThat(Latency.of(decided, seen, BEGIN, BEGIN.plusSeconds(1)))
        .hasToString("median 500 ms, 99 of 100 within 990 ms, longest 1,000 ms (1,000 leads)");
  }

  @Test
  void one_lead_is_its_own_middle() {
    assertThat(
            Latency.of(
                Map.of("L-1", BEGIN), Map.of("L-1", BEGIN.plusMillis(7)), BEGIN, Instant.MAX))
        .hasToString("median 7 ms, 99 of 100 within 7 ms, longest 7 ms (1 leads)");
  }

  @Test
  void who_decided_at_another_time_or_was_never_seen_is_left_out() {
    var decided =
        Map.of("before", BEGIN.minusMillis(1), "unseen", BEGIN, "after", BEGIN.plusSeconds(1));
    var seen = Map.of("before", BEGIN, "after", BEGIN.plusSeconds(2));
    assertThat(Latency.of(decided, seen, BEGIN, BEGIN.plusSeconds(1))).hasToString("no lead");
  }
}
