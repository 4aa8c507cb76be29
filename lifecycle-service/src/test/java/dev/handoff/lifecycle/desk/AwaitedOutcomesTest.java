package dev.handoff.lifecycle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.AwaitedOutcomes.Awaited;
import dev.handoff.message.CommandOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwaitedOutcomesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AwaitedOutcomes outcomes = new AwaitedOutcomes(2);

  @Test
  void an_outcome_that_comes_while_the_command_is_handed_over_is_not_missed() {
    CommandOutcome told = Outcomes.accepted("L-1", "c-1");
    try (Awaited awaited = outcomes.begin("r-1")) {
      outcomes.tell("r-1", () -> told);
      assertThat(awaited.within(LONG)).contains(told);
    }
  }

  @Test
  void each_gets_the_outcome_of_their_own_request() {
    CommandOutcome mine = Outcomes.accepted("L-1", "c-1");
    CommandOutcome theirs = Outcomes.accepted("L-2", "c-1");
    try (Awaited first = outcomes.begin("r-1");
        Awaited second = outcomes.begin("r-2")) {
      outcomes.tell("r-2", () -> theirs);
      outcomes.tell("r-1", () -> mine);
      assertThat(first.within(LONG)).contains(mine);
      assertThat(second.within(LONG)).contains(theirs);
    }
  }

  @Test
  void nobody_waits_longer_than_they_said() {
    try (Awaited awaited = outcomes.begin("r-1")) {
      assertThat(awaited.within(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void an_outcome_that_nobody_waits_for_is_not_even_read() {
    outcomes.begin("r-1").close();
    outcomes.tell(
        "r-1",
        () -> {
          throw new AssertionError("Expected it to be passed over");
        });
  }

  @Test
  void no_more_wait_at_once_than_there_is_room_for() {
    Awaited first = outcomes.begin("r-1");
    try (Awaited _ = outcomes.begin("r-2")) {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> outcomes.begin("r-3"))
          .satisfies(refusal -> {
            assertThat(refusal.getStatusCode().value()).isEqualTo(429);
            assertThat(refusal.getHeaders().getFirst("Retry-After")).isNotBlank();
          });
      first.close();
      outcomes.begin("r-4").close();
    }
  }
}
