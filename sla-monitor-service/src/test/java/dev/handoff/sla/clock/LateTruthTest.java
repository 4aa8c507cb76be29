package dev.handoff.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.CalledOff;
import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.LeadClocks.Turn;
import dev.handoff.sla.clock.LeadStep.Accepted;
import dev.handoff.sla.clock.LeadStep.Other;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Rejected;
import dev.handoff.sla.clock.LeadStep.TakenOut;
import dev.handoff.sla.clock.LeadStep.TalkedTo;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.LeadStep.What;
import dev.handoff.sla.clock.PromiseKind.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What became of a promise depends on what happened and when, never on when the monitor heard of it
 * or how often it looked. Random histories, told in random order with random looks in between.
 */
class LateTruthTest {
  private static final Instant START = Monitor.START;
  private static final Promises PROMISES = Promises.of(SalesPromises.usual());
  private static final Handoff HANDOFF = new Handoff("L-1", "cycle-1", 1);

  private record Fact(What what, Instant at) {}

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_promise_is_broken_exactly_if_nothing_ended_it_in_time(long seed) {
    Random random = new Random(seed);
    List<Fact> facts = randomFacts(random);
    List<ClockAlert> said = told(facts, random);

    for (PromiseKind kind : PromiseKind.OF_THE_HANDOFF) {
      Instant due = START.plus(kind == PromiseKind.FIRST_TOUCH ? hours(1) : hours(48));
      boolean endedInTime =
          facts.stream()
              .anyMatch(fact ->
                  kind.effectOf(fact.what) != Effect.NOTHING
                      && !fact.at.isBefore(START)
                      && !fact.at.isAfter(due));
      long breaches = count(said, kind, Breached.class);
      long corrections = count(said, kind, Corrected.class);
      long others = count(said, kind, Met.class) + count(said, kind, CalledOff.class);

      assertThat(breaches - corrections).as("%s: %s", kind, facts).isEqualTo(endedInTime ? 0 : 1);
      assertThat(breaches + others).as("%s ends once: %s", kind, said).isEqualTo(1);
    }
    assertThat(said).extracting(ClockAlert::eventId).doesNotHaveDuplicates();
  }

  private static List<ClockAlert> told(List<Fact> facts, Random random) {
    List<ClockAlert> said = new ArrayList<>();
    Turn turn =
        LeadClocks.none("L-1")
            .on(step(1, new Fact(new Raised("high-intent", PROMISES), START)), START);
    Instant now = START;
    long revision = 1;
    for (Fact fact : facts) {
      now = fact.at.isAfter(now) ? fact.at : now.plusSeconds(random.nextInt(7_200));
      if (random.nextBoolean()) {
        turn = turn.clocks().onTime(now);
        said.addAll(turn.alerts());
      }
      revision++;
      turn = turn.clocks().on(step(revision, fact), now);
      said.addAll(turn.alerts());
    }
    said.addAll(turn.clocks().onTime(START.plus(hours(80))).alerts());
    return said;
  }

  private static LeadStep step(long revision, Fact fact) {
    return new LeadStep(HANDOFF, revision, fact.at, null, null, fact.what);
  }

  /** Up to five steps from an hour before the handoff to three days after; decisions not before. */
  private static List<Fact> randomFacts(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      What what =
          switch (random.nextInt(7)) {
            case 0 -> new Accepted(new Raised("high-intent", PROMISES.ofAcceptance()));
            case 1 -> new Rejected();
            case 2 -> new TakenOut();
            case 3 -> new TalkedTo();
            case 4 -> new Other();
            default -> new Touched(random.nextInt(4) > 0, null);
          };
      int spread = random.nextBoolean() ? 7_200 : 72 * 3_600;
      int early = what instanceof Touched ? 3_600 : 0;
      facts.add(new Fact(what, START.plusSeconds(random.nextInt(spread) - early)));
    }
    return facts;
  }

  private static long count(List<ClockAlert> said, PromiseKind kind, Class<?> type) {
    return said.stream()
        .filter(alert -> alert.pledge().kind() == kind && type.isInstance(alert))
        .count();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
