package dev.handoff.local.terminal;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where the person reads: results on standard output, progress on standard error.
 *
 * @param out results; may be piped into another program
 * @param err progress and refusals
 * @param styled whether results may be coloured
 * @param lively whether progress may redraw its lines
 */
public record Terminal(PrintStream out, PrintStream err, boolean styled, boolean lively) {

  /**
   * The terminal of this process.
   *
   * @param environment environment variables; {@code NO_COLOR} and {@code TERM=dumb} ask for plain
   *     text
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    var capable = !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    var coloured = capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
    // Only the launcher's shell knows which of the two streams is a terminal.
    return new Terminal(
        System.out,
        System.err,
        coloured && Boolean.getBoolean("handoff.out.terminal"),
        capable && Boolean.getBoolean("handoff.err.terminal"));
  }

  /** A line of the result. */
  public void say(String line) {
    out.println(line);
  }

  /** A line that is about the work, not its result. */
  public void note(String line) {
    err.println(line);
  }

  /** Text in the given style where results may be coloured. */
  public String paint(Style style, String text) {
    return styled ? style.on(text) : text;
  }
}
