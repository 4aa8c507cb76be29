package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Monitor.WITHIN;
import static dev.handoff.sla.stream.Steps.rejected;
import static dev.handoff.sla.stream.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bus.DueIndex;
import dev.handoff.message.Transition;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.state.LeadClocksState;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the monitor keeps, and in which order it looks at it. */
class DueClocksTest {
  private final Monitor monitor = new Monitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void a_look_takes_no_more_than_it_can_and_the_longest_overdue_first() {
    monitor.raise("L-1", START.minusSeconds(2));
    monitor.raise("L-2", START.minusSeconds(3));
    monitor.raise("L-3", START.minusSeconds(1));
    ClockBook book =
        new ClockBook(
            monitor.bus.store(SlaStores.CLOCKS),
            new DueIndex(monitor.bus.store(SlaStores.DUE_INDEX)));

    Instant due = START.plus(WITHIN);
    assertThat(book.due(due, 2)).containsExactly("L-2", "L-1");
    assertThat(book.due(due, 5)).containsExactly("L-2", "L-1", "L-3");
    assertThat(book.due(START, 5)).isEmpty();
  }

  @Test
  void every_clock_is_in_the_due_index_once_and_a_look_moves_only_what_is_due() {
    monitor.raise("L-1");
    monitor.advance(Duration.ofHours(1));
    monitor.raise("L-2", START.plusSeconds(3_600));
    assertThat(monitor.dueIndex()).containsExactly("L-1", "L-2", "L-1", "L-2");

    monitor.advance(Duration.ofHours(3));
    // L-1's first touch has moved behind everything else: it only waits to be forgotten.
    assertThat(monitor.dueIndex()).containsExactly("L-2", "L-1", "L-2", "L-1");
  }

  @Test
  void what_is_over_is_forgotten_in_the_end() {
    monitor.raise("L-1");
    monitor.hear(rejected("L-1", 2, START), START);
    monitor.advance(SlaClock.REMEMBERED.minusMillis(1));
    assertThat(monitor.dueIndex()).hasSize(2);

    monitor.advance(DeadlineWatch.EVERY);
    assertThat(monitor.dueIndex()).isEmpty();
    KeyValueStore<String, LeadClocksState> clocks = monitor.bus.store(SlaStores.CLOCKS);
    assertThat(clocks.get("L-1")).isNull();
  }

  @Test
  void a_lead_that_was_never_handed_over_leaves_no_trace() {
    monitor.hear(step("L-1", 1, Transition.ASSIGNED, START).build(), START);

    KeyValueStore<String, LeadClocksState> clocks = monitor.bus.store(SlaStores.CLOCKS);
    assertThat(clocks.get("L-1")).isNull();
  }
}
