package dev.handoff.bench;

import com.sun.management.ThreadMXBean;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one event costs the pure scorer: {@link #event} is the whole of it, the others are its
 * parts.
 *
 * <p>Every call takes the next lead and the next act, so that neither a branch nor a cache learns a
 * single one by heart. The new card is given back and not kept: a history stays as long as it is
 * said to be.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ScoringSpeed {
  /** How many acts each lead has behind it. */
  @Param({"10", "100", "1000", "10000"})
  public int history;

  private final ScoringRules rules = new ScoringRules(BenchContract.read());
  private Scorecard[] cards = {};
  private Act[] acts = {};
  private int turn;

  /** Lets the leads live through their histories. */
  @Setup(Level.Trial)
  public void live() {
    cards = Histories.cards(history, rules);
    acts = Histories.nextActs();
  }

  /** An act is applied to its lead, and the score taken. */
  @Benchmark
  public LeadScore event(Meter meter) {
    meter.events++;
    turn++;
    return rules.score(card().with(act(), rules), Histories.NOW);
  }

  /** An act is applied to its lead. */
  @Benchmark
  public Scorecard with(Meter meter) {
    meter.events++;
    turn++;
    return card().with(act(), rules);
  }

  /** A lead's score is taken. */
  @Benchmark
  public LeadScore score(Meter meter) {
    meter.events++;
    turn++;
    return rules.score(card(), Histories.NOW);
  }

  /**
   * What the measuring thread was given: on a machine that others work on too, its processor time
   * says more than the clock on the wall.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Meter {
    /** Calls in an iteration. */
    public long events;

    /** Processor time of an iteration, in nanoseconds. */
    public long cpuNanos;

    /** Memory that an iteration asked for, in bytes. */
    public long bytes;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // Apart from the counters, which JMH clears once an iteration is set up.
    private long cpuNanosBefore;
    private long bytesBefore;

    /** Before an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
      cpuNanosBefore = threads.getCurrentThreadCpuTime();
      bytesBefore = threads.getCurrentThreadAllocatedBytes();
    }

    /** After it. */
    @TearDown(Level.Iteration)
    public void end() {
      cpuNanos = threads.getCurrentThreadCpuTime() - cpuNanosBefore;
      bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
    }
  }

  private Scorecard card() {
    return cards[Math.floorMod(turn, cards.length)];
  }

  private Act act() {
    return acts[Math.floorMod(turn, acts.length)];
  }
}
