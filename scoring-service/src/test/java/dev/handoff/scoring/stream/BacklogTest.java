package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** While records of the past are read, no lead is judged by half of what it did. */
class BacklogTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant THEN = NOON.minus(Duration.ofDays(30));
  private static final Duration JUST_QUIET = Duration.ofSeconds(10);

  private final Contract first = contract(1, 8);
  private final ContractBook book = new ContractBook();

  BacklogTest() {
    book.add(Scope.STANDING, first, null);
  }

  @Test
  void no_watch_works_until_it_has_been_quiet_for_ten_seconds() {
    try (Scoring scoring = new Scoring(book, NOON)) {
      for (int second = 0; second < 30; second++) {
        scoring.tell("L-" + second, RandomLeads.closing(first, THEN.plusSeconds(second)));
        scoring.advance(Duration.ofSeconds(1));
      }
      book.add(Scope.STANDING, contract(2, 6), first);
      scoring.advanceTo(NOON.plusSeconds(29).plus(JUST_QUIET).minusMillis(100), Scoring.LOOK);
      assertThat(scoring.published())
          .extracting(ScoreChanged::getCause)
          .hasSize(30)
          .containsOnly(Cause.ENGAGEMENT);

      scoring.advance(Scoring.LOOK);
      assertThat(scoring.published())
          .extracting(ScoreChanged::getCause)
          .hasSize(30)
          .containsOnly(Cause.CONTRACT);
    }
  }

  @Test
  void records_of_the_present_hold_nothing_up() {
    try (Scoring scoring = new Scoring(book, NOON)) {
      scoring.advance(JUST_QUIET);
      scoring.tell("L-1", RandomLeads.closing(first, scoring.now()));
      book.add(Scope.STANDING, contract(2, 6), first);

      scoring.advance(Scoring.LOOK);

      assertThat(scoring.published())
          .extracting(ScoreChanged::getCause)
          .containsExactly(Cause.ENGAGEMENT, Cause.CONTRACT);
    }
  }

  @Test
  void a_sender_that_is_always_late_holds_nothing_up_for_longer_than_the_longest_wait() {
    try (Scoring scoring = new Scoring(book, NOON)) {
      scoring.advance(JUST_QUIET);
      scoring.tell("L-1", RandomLeads.closing(first, scoring.now()));
      scoring.published();
      book.add(Scope.STANDING, contract(2, 6), first);
      for (int i = 0; i < 110; i++) {
        scoring.tell("late-" + i, RandomLeads.closing(first, scoring.now().minusSeconds(120)));
        scoring.advance(Duration.ofSeconds(9));
        if (i == 50) {
          assertThat(scoring.progress()).as("while it waits").isZero();
        }
      }
      assertThat(scoring.progress()).as("while records still come late").isEqualTo(1);

      assertThat(scoring.published())
          .filteredOn(changed -> changed.getLeadId().equals("L-1"))
          .extracting(ScoreChanged::getCause)
          .containsExactly(Cause.CONTRACT);
    }
  }

  private static Contract contract(int version, double points) {
    return Agreements.of(
        """
        id: test
        version: %d
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        engagement:
          points: [{ name: closing, on: closed, points: %s, half-life: 14d }]
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(version, points));
  }
}
