package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovementTest {
  private Instant now = TEN;
  private final Movement movement = new Movement(() -> now);

  @Test
  void it_has_stopped_when_nothing_moved_for_more_than_a_minute() {
    now = TEN.plusSeconds(60);
    assertThat(movement.hasStopped()).isFalse();
    now = TEN.plusSeconds(61);
    assertThat(movement.hasStopped()).isTrue();
    assertThat(movement.latest()).isEqualTo(TEN);

    movement.moved();
    assertThat(movement.hasStopped()).isFalse();
  }
}
