package dev.handoff.local.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Counts towards a known number: a bar with a rate on a terminal, a plain line every few seconds
 * elsewhere. Safe for use by several threads.
 */
public final class Tally implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int BAR_WIDTH = 90;
  private static final int TASK_WIDTH = 22;

  private final Terminal terminal;
  private final String task;
  private final String unit;
  private final long begin = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private long total;
  private long done;
  private long lastLine = begin;

  /**
   * Starts counting.
   *
   * @param task what is being done, in a few words
   * @param total how many there are; may be corrected later
   * @param unit what is counted, in the plural
   */
  public Tally(Terminal terminal, String task, long total, String unit) {
    this.terminal = terminal;
    this.task = task;
    this.unit = unit;
    this.total = total;
    this.bar = terminal.lively() ? bar(terminal, task, total, unit) : null;
  }

  private static ProgressBar bar(Terminal terminal, String task, long total, String unit) {
    return new ProgressBarBuilder()
        .setTaskName(("%-" + TASK_WIDTH + "s").formatted(task))
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" " + unit, 1)
        .showSpeed()
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
        .build();
  }

  /** One more. */
  public void step() {
    reach(done + 1, total);
  }

  /** So many are done, of so many. */
  public synchronized void reach(long nowDone, long nowTotal) {
    done = nowDone;
    total = nowTotal;
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      terminal.note("%s: %,d of %,d %s".formatted(task, done, total, unit));
    }
  }

  /** Ends with a line that says how many there were and how fast they went. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      return;
    }
    var seconds = (System.nanoTime() - begin) / 1e9;
    terminal.note(
        "%s: %,d %s in %.1f s (%,.0f a second)"
            .formatted(task, done, unit, seconds, done / Math.max(seconds, 0.001)));
  }
}
