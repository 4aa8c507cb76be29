package dev.handoff.scoring.stream;

import dev.handoff.contract.Contract;
import dev.handoff.message.ScoreChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 10,000 leads under contracts of any shape, against a scorer that is easy to believe. */
class TopologyAgainstNaiveTest {
  private static final int LEADS = 1_000;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(90));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
  void the_last_score_of_every_lead_is_the_naive_one(long seed) {
    Contract contract = new RandomContracts(seed).contract(1, START);
    RandomLeads leads = new RandomLeads(seed, contract, START, END);
    List<List<Piece>> histories = new ArrayList<>();
    Map<String, ScoreChanged> last;
    try (Scoring scoring = new Scoring(RandomContracts.book(contract), END)) {
      for (int i = 0; i < LEADS; i++) {
        List<Piece> history = leads.history(i % 50 == 0 ? 120 : 16);
        history.add(RandomLeads.closing(contract, END));
        for (Piece piece : history) {
          scoring.tell("L-" + i, piece);
        }
        histories.add(history);
      }
      last = scoring.last();
    }
    for (int i = 0; i < LEADS; i++) {
      String lead = "L-" + i;
      Naive.assertSame(
          "seed %d, lead %s".formatted(seed, lead),
          last.get(lead),
          Naive.of(contract, histories.get(i)));
    }
  }
}
