package dev.handoff.local.terminal;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line for each thing that is being waited for: redrawn in place on a terminal, written once
 * for each change elsewhere.
 */
public final class Board {
  private final PrintStream err;
  private final boolean lively;
  private final int width;
  private final Map<String, String> lines = new LinkedHashMap<>();
  private int drawn;

  /** A board for things of the given names, in the order in which they are shown. */
  public Board(Terminal terminal, List<String> names) {
    this.err = terminal.err();
    this.lively = terminal.lively();
    this.width = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Something changed: worth a line everywhere. */
  public void change(String name, String state) {
    lines.put(name, state);
    if (lively) {
      redraw();
    } else {
      err.println(line(name, state));
    }
  }

  /** Time passes: shown only where lines can be redrawn. */
  public void tick(String name, String state) {
    if (lively) {
      lines.put(name, state);
      redraw();
    }
  }

  private void redraw() {
    var frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\033[").append(drawn).append('A');
    }
    lines.forEach((name, state) -> frame.append("\033[2K").append(line(name, state)).append('\n'));
    drawn = lines.size();
    err.print(frame);
    err.flush();
  }

  private String line(String name, String state) {
    return "  " + name + " ".repeat(width - name.length() + 2) + state;
  }
}
