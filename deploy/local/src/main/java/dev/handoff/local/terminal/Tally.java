package dev.handoff.local.terminal;

import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Counts towards a known number: a bar with a rate on a terminal, a plain line every few seconds
 * elsewhere. Where nothing moves it says what is being waited for. Safe for use by several threads.
 */
public final class Tally implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int BAR_WIDTH = 90;
  private static final int TASK_WIDTH = 22;

  private final Terminal terminal;
  private final Task task;
  private final LongSupplier nanos;
  private final long begin;
  private final @Nullable ProgressBar bar;
  private long total;
  private long done;
  private long lastLine;
  private long lastMove;

  /** What is done, what is counted, and whom it waits for; blank for nobody. */
  record Task(String name, String unit, String waitsFor) {}

  /**
   * Starts counting.
   *
   * @param task what is being done, in a few words
   * @param total how many there are; may be corrected later
   * @param unit what is counted, in the plural
   */
  public Tally(Terminal terminal, String task, long total, String unit) {
    this(terminal, task, total, unit, "");
  }

  /**
   * Starts counting what others have to do.
   *
   * @param task what is being done, in a few words
   * @param total how many there are; may be corrected later
   * @param unit what is counted, in the plural
   * @param waitsFor whom it waits for, where it stands still
   */
  public Tally(Terminal terminal, String task, long total, String unit, String waitsFor) {
    this(terminal, new Task(task, unit, waitsFor), total, System::nanoTime);
  }

  Tally(Terminal terminal, Task task, long total, LongSupplier nanos) {
    this.terminal = terminal;
    this.task = task;
    this.total = total;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.lastLine = begin;
    this.lastMove = begin;
    this.bar = terminal.lively() ? bar(terminal, task.name(), total, task.unit()) : null;
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
    if (nowDone != done) {
      lastMove = nanos.getAsLong();
    }
    done = nowDone;
    total = nowTotal;
    look();
  }

  /** Shows how far it is; to be called now and then where nobody can say that nothing moves. */
  public synchronized void look() {
    var now = nanos.getAsLong();
    var stands = !task.waitsFor().isEmpty() && now - lastMove > BETWEEN_LINES.toNanos();
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
      bar.setExtraMessage(stands ? " waiting for " + task.waitsFor() : "");
    } else if (now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      terminal.note(
          "%s: %,d of %,d %s".formatted(task.name(), done, total, task.unit())
              + (stands
                  ? "; nothing for %d s: waiting for %s"
                      .formatted(Duration.ofNanos(now - lastMove).toSeconds(), task.waitsFor())
                  : ""));
    }
  }

  /** Ends with a line that says how many there were and how fast they went. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      return;
    }
    var seconds = (nanos.getAsLong() - begin) / 1e9;
    terminal.note(
        "%s: %,d %s in %.1f s (%,.0f a second)"
            .formatted(task.name(), done, task.unit(), seconds, done / Math.max(seconds, 0.001)));
  }
}
