package dev.handoff.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void without_a_terminal_it_says_now_and_then_how_far_it_is() {
    var tally = tally();
    tally.reach(10, 100);
    assertThat(lines()).isEmpty();
    passes(6);
    tally.reach(20, 100);
    assertThat(lines()).containsExactly("Publishing: 20 of 100 records");
  }

  @Test
  void where_it_stands_still_it_says_for_how_long_and_whom_it_waits_for() {
    var tally = tally();
    tally.reach(10, 100);
    passes(6);
    tally.look();
    passes(6);
    tally.look();
    assertThat(lines())
        .containsExactly(
            "Publishing: 10 of 100 records; nothing for 6 s: waiting for Kafka",
            "Publishing: 10 of 100 records; nothing for 12 s: waiting for Kafka");
    passes(6);
    tally.reach(11, 100);
    assertThat(lines()).last().isEqualTo("Publishing: 11 of 100 records");
  }

  private Tally tally() {
    var out = new PrintStream(written, true, StandardCharsets.UTF_8);
    var task = new Tally.Task("Publishing", "records", "Kafka");
    return new Tally(new Terminal(out, out, false, false), task, 100, nanos::get);
  }

  private void passes(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
