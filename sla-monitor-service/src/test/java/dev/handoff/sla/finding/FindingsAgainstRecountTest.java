package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.sla.finding.Finding.Kind;
import dev.handoff.sla.finding.PassStep.Accepted;
import dev.handoff.sla.finding.PassStep.Disqualified;
import dev.handoff.sla.finding.PassStep.Other;
import dev.handoff.sla.finding.PassStep.Raised;
import dev.handoff.sla.finding.PassStep.Reached;
import dev.handoff.sla.finding.PassStep.ReasonCorrected;
import dev.handoff.sla.finding.PassStep.Rejected;
import dev.handoff.sla.finding.PassStep.Reopened;
import dev.handoff.sla.finding.PassStep.What;
import dev.handoff.sla.finding.Period.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that change step by step against a recount of whole histories: who reads a lead's passes
 * from beginning to end, as a person would, comes to the same numbers.
 */
class FindingsAgainstRecountTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> SOURCES = List.of("webinar", "ads", "");
  private static final List<String> REPS = List.of("dana", "kim");
  private static final List<String> REASONS = List.of("no_budget", "no_authority", "no_need");

  private static final Contract TERMS =
      Terms.of(
          """
          marketing:
            - { name: floor, of: sql, within: 14d, at-least: 100%, over: 45d }
          findings:
            min-sample: 1
            reasons: [{ name: no_budget, at-least: 0% }]
            acceptance: { far-below: 100%, below: 100%, at-least: 100% }
            source: 0%
          """);

  /** A pass as it is written down: everything that happened to it, in order. */
  private record Written(List<PassStep> steps) {}

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void say_what_a_recount_says(long seed) {
    List<Written> passes = history(new Random(seed));
    CountedInMemory figures = new CountedInMemory();
    counted(passes).forEach(figures::add);

    Period march = Period.of(Length.MONTH, Instant.parse("2026-03-15T00:00:00Z"));
    TreeMap<String, String> found = new TreeMap<>();
    for (Finding each : new Review(TERMS, march, figures).findings(List.of())) {
      found.put(
          name(each.kind()) + " " + each.subject(),
          each.measure().numerator() + " of " + each.measure().denominator());
    }
    assertThat(found).as("seed %d", seed).isEqualTo(recounted(passes, march));
  }

  private static String name(Kind kind) {
    return kind.name().startsWith("ACCEPTANCE") ? "ACCEPTANCE" : kind.name();
  }

  private static List<FigureChange> counted(List<Written> passes) {
    List<FigureChange> changes = new ArrayList<>();
    CountedPass pass = null;
    String lead = "";
    for (Written written : passes) {
      for (PassStep step : written.steps) {
        String of = step.cycleId().split(":")[0];
        CountedPass before = of.equals(lead) ? pass : null;
        lead = of;
        var turn = CountedPass.on(before, step);
        var again = CountedPass.on(turn.pass(), step); // a record may come twice
        assertThat(again.changes()).isEmpty();
        changes.addAll(turn.changes());
        pass = turn.pass();
      }
    }
    return changes;
  }

  private static TreeMap<String, String> recounted(List<Written> passes, Period march) {
    TreeMap<String, long[]> shares = new TreeMap<>();
    Instant last = march.end().minus(Duration.ofDays(14));
    Instant first = last.minus(Duration.ofDays(45));
    long refusals = 0;
    long mqls = 0;
    for (Written pass : passes) {
      Instant raised = at(pass, Raised.class);
      if (raised != null && !raised.isBefore(first) && raised.isBefore(last)) {
        Instant sql = sqlAt(pass);
        add(shares, "CONVERSION_BELOW_FLOOR floor", 1, 1);
        if (sql == null || Duration.between(raised, sql).compareTo(Duration.ofDays(14)) > 0) {
          add(shares, "CONVERSION_BELOW_FLOOR floor", -1, 0);
        }
      }
      if (raised != null && isIn(march, raised)) {
        mqls++;
        String source = ((Raised) pass.steps.getFirst().what()).source();
        if (source != null && !source.isEmpty()) {
          add(shares, "SOURCE_DOMINANT " + source, 1, 0);
        }
      }
      for (PassStep step : pass.steps) {
        if (step.what() instanceof Accepted(var rep) && isIn(march, step.at())) {
          add(shares, "ACCEPTANCE " + rep, 1, 1);
        }
      }
      for (PassStep refusal : holding(pass)) {
        if (isIn(march, refusal.at())) {
          refusals++;
          if (refusal.what() instanceof Rejected(var rep, var _)) {
            add(shares, "ACCEPTANCE " + rep, 0, 1);
          }
          if (rightReason(pass, refusal).equals("no_budget")) {
            add(shares, "REASON_FREQUENT no_budget", 1, 0);
          }
        }
      }
    }
    if (refusals > 0) {
      add(shares, "REASON_FREQUENT no_budget", 0, 0);
    }
    TreeMap<String, String> said = new TreeMap<>();
    for (var share : shares.entrySet()) {
      long all =
          share.getKey().startsWith("REASON")
              ? refusals
              : share.getKey().startsWith("SOURCE") ? mqls : share.getValue()[1];
      boolean kept = share.getKey().startsWith("CONVERSION") && share.getValue()[0] == all;
      if (!kept) {
        said.put(share.getKey(), share.getValue()[0] + " of " + all);
      }
    }
    return said;
  }

  private static void add(TreeMap<String, long[]> shares, String what, long part, long all) {
    long[] share = shares.computeIfAbsent(what, _ -> new long[2]);
    share[0] += part;
    share[1] += all;
  }

  private static boolean isIn(Period period, Instant at) {
    return !at.isBefore(period.start()) && at.isBefore(period.end());
  }

  /** The first SQL, or the first opportunity where the SQL itself was not recorded. */
  private static @Nullable Instant sqlAt(Written pass) {
    return pass.steps.stream()
        .filter(step -> step.what() instanceof Reached)
        .map(PassStep::at)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant at(Written pass, Class<? extends What> what) {
    return pass.steps.stream()
        .filter(step -> what.isInstance(step.what()))
        .map(PassStep::at)
        .findFirst()
        .orElse(null);
  }

  /** The refusals after which nobody reopened the lead: at most the last one. */
  private static List<PassStep> holding(Written pass) {
    PassStep holding = null;
    for (PassStep step : pass.steps) {
      switch (step.what()) {
        case Rejected _, Disqualified _ -> holding = step;
        case Reopened() -> holding = null;
        case Raised _, Accepted _, Reached _, ReasonCorrected _, Other _ -> {}
      }
    }
    return holding == null ? List.of() : List.of(holding);
  }

  private static String rightReason(Written pass, PassStep refusal) {
    String reason =
        switch (refusal.what()) {
          case Rejected(var _, var given) -> given;
          case Disqualified(var given) -> given;
          default -> throw new AssertionError(refusal);
        };
    for (PassStep step : pass.steps) {
      if (step.what() instanceof ReasonCorrected(var id, var right) && id.equals(refusal.id())) {
        reason = right;
      }
    }
    return reason;
  }

  private static List<Written> history(Random random) {
    List<Written> passes = new ArrayList<>();
    int leads = 1 + random.nextInt(60);
    for (int lead = 0; lead < leads; lead++) {
      long revision = 0;
      Instant at = FROM.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
      int cycles = 1 + random.nextInt(3);
      for (int cycle = 1; cycle <= cycles; cycle++) {
        Written pass = pass("L-" + lead + ":" + cycle, revision, at, random);
        passes.add(pass);
        revision += pass.steps.size();
        at = pass.steps.getLast().at().plus(Duration.ofHours(1 + random.nextInt(900)));
      }
    }
    return passes;
  }

  private static Written pass(String cycle, long revision, Instant from, Random random) {
    List<PassStep> steps = new ArrayList<>();
    Instant[] at = {from};
    Consumer<What> then =
        what -> {
          long next = revision + steps.size() + 1;
          String id = cycle + "/" + next;
          steps.add(new PassStep(id, cycle, Terms.ID, next, at[0], what));
          at[0] = at[0].plusSeconds(random.nextInt(12 * 86_400));
        };
    String source = of(SOURCES, random);
    then.accept(new Raised(source.isEmpty() ? null : source));
    while (random.nextInt(3) == 0) {
      then.accept(new Rejected(of(REPS, random), of(REASONS, random)));
      correct(steps, then, random);
      if (random.nextInt(3) == 0) {
        return new Written(steps);
      }
      then.accept(new Reopened());
    }
    if (random.nextInt(5) == 0) {
      then.accept(new Other()); // recycled
      return new Written(steps);
    }
    then.accept(new Accepted(of(REPS, random)));
    if (random.nextBoolean()) {
      then.accept(new Reached(Figure.SQL));
    }
    while (random.nextInt(3) == 0) {
      then.accept(new Disqualified(of(REASONS, random)));
      correct(steps, then, random);
      if (random.nextBoolean()) {
        return new Written(steps);
      }
      then.accept(new Reopened());
    }
    if (random.nextBoolean()) {
      then.accept(new Reached(Figure.OPPORTUNITY));
    }
    return new Written(steps);
  }

  private static void correct(List<PassStep> steps, Consumer<What> then, Random random) {
    String wrong = steps.getLast().id();
    while (random.nextInt(3) == 0) {
      then.accept(new ReasonCorrected(wrong, of(REASONS, random)));
    }
  }

  private static <T> T of(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
