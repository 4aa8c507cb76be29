package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.Events;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version that takes effect on its day. */
class NextVersionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant ITS_DAY = Instant.parse("2026-06-03T00:00:00Z");
  private static final Duration LOOK = Duration.ofMillis(200);

  private final ContractBook book = new ContractBook();
  private TopologyHarness scoring;

  @BeforeEach
  void start() {
    book.add(Scope.STANDING, version(1, "2026-01-01T00:00:00Z", 5), null);
    scoring =
        TopologyHarness.of(
            Party.SCORING_SERVICE,
            (builder, serdes) ->
                new ScoringTopology(
                        book,
                        serdes,
                        new Rescoring(500, Duration.ofMinutes(15), new SimpleMeterRegistry()))
                    .addTo(builder),
            NOW);
    scoring.advance(Scoring.QUIET);
  }

  @AfterEach
  void stop() {
    scoring.close();
  }

  @Test
  void every_lead_is_judged_by_it_and_who_acted_since_it_is_known_at_the_very_instant() {
    act("L-1", NOW);
    book.add(Scope.STANDING, version(2, ITS_DAY.toString(), 9), null);
    act("L-2", NOW.plusSeconds(20));
    scoring.read(Topics.SCORE_CHANGED);

    advanceTo(ITS_DAY.minusSeconds(1));
    assertThat(scoring.read(Topics.SCORE_CHANGED)).isEmpty();
    advanceTo(ITS_DAY.plusSeconds(2));

    List<ScoreChanged> changed = scoring.read(Topics.SCORE_CHANGED);
    assertThat(changed).extracting(ScoreChanged::getLeadId).containsExactlyInAnyOrder("L-1", "L-2");
    assertThat(changed)
        .allSatisfy(each -> {
          assertThat(each.getCause()).isEqualTo(Cause.CONTRACT);
          assertThat(each.getContractVersion()).isEqualTo(2);
          assertThat(each.getScore().getTotal()).isEqualTo(9);
        });
    // The second act came when the version was known; the first lead is found by going through all.
    assertThat(changed)
        .filteredOn(each -> each.getLeadId().equals("L-2"))
        .extracting(ScoreChanged::getOccurredAt)
        .containsExactly(ITS_DAY);
  }

  @Test
  void history_that_comes_after_its_day_is_judged_by_what_was_in_force_then_and_by_what_is_now() {
    book.add(
        Scope.STANDING, version(2, ITS_DAY.toString(), 9), version(1, "2026-01-01T00:00:00Z", 5));
    advanceTo(ITS_DAY.plus(Duration.ofDays(1)));

    act("L-1", NOW);
    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .singleElement()
        .satisfies(then -> assertThat(then.getContractVersion()).isEqualTo(1));
    scoring.advance(Scoring.QUIET);
    scoring.advance(LOOK);

    assertThat(scoring.read(Topics.SCORE_CHANGED))
        .singleElement()
        .satisfies(now -> {
          assertThat(now.getContractVersion()).isEqualTo(2);
          assertThat(now.getCause()).isEqualTo(Cause.CONTRACT);
          assertThat(now.getOccurredAt()).isEqualTo(ITS_DAY);
        });
  }

  private void act(String lead, Instant at) {
    scoring.pipe(Topics.ENGAGEMENT, lead, Events.engagement(lead, "called", at).build(), at);
  }

  private void advanceTo(Instant end) {
    scoring.advance(Duration.between(scoring.now(), end));
    scoring.advance(LOOK);
  }

  private static Contract version(int number, String from, int points) {
    return Agreements.of(
        """
        id: test
        version: %d
        effective-from: %s
        signed-by: { marketing: M, sales: S }
        engagement:
          points: [{ name: call, on: called, points: %d }]
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(number, from, points));
  }
}
