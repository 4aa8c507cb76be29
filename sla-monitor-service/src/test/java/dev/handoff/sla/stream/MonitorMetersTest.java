package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Monitor.WITHIN;
import static dev.handoff.sla.stream.Steps.step;
import static dev.handoff.sla.stream.Steps.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.message.Transition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitorMetersTest {
  private final Monitor monitor = new Monitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void open_clocks_are_counted_and_counted_anew_after_a_restart() {
    monitor.raise("L-1");
    monitor.raise("L-2");
    monitor.advance(DeadlineWatch.EVERY);
    assertThat(openClocks()).isEqualTo(4);
    monitor.hear(touched("L-1", 2, START), START);
    assertThat(openClocks()).isEqualTo(3);

    monitor.restart();
    assertThat(openClocks()).isZero();
    monitor.hear(touched("L-2", 2, START), START);
    monitor.advance(DeadlineWatch.EVERY);
    assertThat(openClocks()).isEqualTo(2);
  }

  @Test
  void what_was_said_how_late_and_how_long_people_took_is_measured() {
    monitor.raise("L-1");
    monitor.hear(
        step("L-2", 1, Transition.MQL_RAISED, START)
            .setSlaClass("direct-inquiry")
            .setSegment("mid-market")
            .build(),
        START);
    monitor.restart();
    monitor.hear(touched("L-2", 2, START.plusSeconds(90)), START);
    monitor.advance(WITHIN.plusMillis(70));
    monitor.hear(touched("L-1", 2, START.plusSeconds(90)), START);

    assertThat(monitor.meters.get("handoff.promise.alerts").tags("kind", "breached").counters())
        .extracting(counter -> counter.getId().getTag("promise"), Counter::count)
        .containsExactlyInAnyOrder(
            tuple("first-touch", 1.0), tuple("acceptance", 0.0), tuple("discovery", 0.0));
    Timer lag = monitor.meters.get("handoff.detection.lag").timer();
    assertThat(lag.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(70);
    CountAtBucket tenth = lag.takeSnapshot().histogramCounts()[0];
    assertThat(tenth.bucket(TimeUnit.MILLISECONDS)).isEqualTo(100);
    assertThat(tenth.count()).as("below a tenth of a second").isEqualTo(1);
    // The touch was dated ahead of the monitor's own time, so it is of now.
    var done = doneIn("mid-market");
    assertThat(done.count()).isEqualTo(1);
    assertThat(done.totalTime(TimeUnit.SECONDS)).isZero();
    assertThat(doneIn("none").totalTime(TimeUnit.SECONDS)).isEqualTo(90);
  }

  private Timer doneIn(String segment) {
    return monitor
        .meters
        .get("handoff.promise.done.after")
        .tags("promise", "first-touch", "class", "direct-inquiry", "segment", segment)
        .timer();
  }

  private double openClocks() {
    return monitor.meters.get("handoff.open.clocks").gauge().value();
  }
}
