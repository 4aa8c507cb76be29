package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.message.ScoreChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same set of records gives the same score and the same journey, in whatever order it comes.
 */
class ArrivalOrderTest {
  private static final int LEADS = 60;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(90));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {201, 202, 203})
  void shuffled(long seed) {
    assertSame(seed, run(seed, ArrivalOrderTest::shuffled, false));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {211, 212, 213})
  void duplicated(long seed) {
    assertSame(seed, run(seed, ArrivalOrderTest::duplicated, false));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {221, 222, 223})
  void late(long seed) {
    assertSame(seed, run(seed, ArrivalOrderTest::late, false));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {231, 232, 233})
  void split_by_a_restart(long seed) {
    assertSame(seed, run(seed, (history, _) -> history, true));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {241, 242, 243})
  void shuffled_duplicated_and_split_by_a_restart(long seed) {
    assertSame(seed, run(seed, (h, random) -> shuffled(duplicated(h, random), random), true));
  }

  private static List<Piece> shuffled(List<Piece> history, Random random) {
    List<Piece> other = new ArrayList<>(history);
    Collections.shuffle(other, random);
    return other;
  }

  private static List<Piece> duplicated(List<Piece> history, Random random) {
    List<Piece> twice = new ArrayList<>();
    for (Piece piece : history) {
      twice.add(piece);
      twice.add(random.nextBoolean() ? piece : history.get(random.nextInt(history.size())));
    }
    return twice;
  }

  /** Everything in order, but some of it when all else is through. */
  private static List<Piece> late(List<Piece> history, Random random) {
    List<Piece> inTime = new ArrayList<>();
    List<Piece> late = new ArrayList<>();
    history.forEach(piece -> (random.nextInt(3) == 0 ? late : inTime).add(piece));
    inTime.addAll(late);
    return inTime;
  }

  private static void assertSame(long seed, Map<String, ScoreChanged> last) {
    Map<String, ScoreChanged> inOrder = run(seed, (history, _) -> history, false);
    assertThat(last.keySet()).as("seed %d", seed).isEqualTo(inOrder.keySet());
    inOrder.forEach((lead, expected) -> {
      String what = "seed %d, lead %s".formatted(seed, lead);
      assertThat(last.get(lead).getScore()).as(what).isEqualTo(expected.getScore());
      assertThat(last.get(lead).getJourney()).as(what).isEqualTo(expected.getJourney());
      assertThat(last.get(lead).getFlips()).as(what).isEqualTo(expected.getFlips());
    });
  }

  private static Map<String, ScoreChanged> run(
      long seed, BiFunction<List<Piece>, Random, List<Piece>> order, boolean restart) {
    Contract contract = new RandomContracts(seed).contract(1, START);
    RandomLeads leads = new RandomLeads(seed, contract, START, END);
    Random random = new Random(seed);
    List<List<Piece>> histories = new ArrayList<>();
    for (int i = 0; i < LEADS; i++) {
      histories.add(order.apply(leads.history(25), random));
    }
    try (Scoring scoring = new Scoring(RandomContracts.book(contract), END)) {
      tell(scoring, histories, 0.0, 0.5);
      if (restart) {
        scoring.restart();
      }
      tell(scoring, histories, 0.5, 1.0);
      for (int i = 0; i < LEADS; i++) {
        scoring.tell("L-" + i, RandomLeads.closing(contract, END));
      }
      return scoring.last();
    }
  }

  private static void tell(
      Scoring scoring, List<List<Piece>> histories, double from, double until) {
    for (int i = 0; i < histories.size(); i++) {
      List<Piece> history = histories.get(i);
      List<Piece> part =
          history.subList((int) (history.size() * from), (int) (history.size() * until));
      for (Piece piece : part) {
        scoring.tell("L-" + i, piece);
      }
    }
  }
}
