package dev.handoff.local;

import dev.handoff.contract.Problem;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import java.util.List;

/** What there is to say of a contract: its problems, or what it changes. */
final class ContractReport {
  private final Terminal terminal;

  ContractReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Under each other on a terminal; elsewhere a line each, as the services say them. */
  void problems(List<Problem> problems) {
    if (!terminal.styled()) {
      problems.forEach(problem -> terminal.say(problem.toString()));
      return;
    }
    var table = new Table();
    problems.forEach(problem -> table.row(problem.path(), problem.expected()));
    var lines = table.lines();
    for (var row = 0; row < lines.size(); row++) {
      terminal.say(painted(Style.BAD, lines.get(row), problems.get(row).path().length()));
    }
  }

  /**
   * Says what changes.
   *
   * @param against what it is compared with
   * @param changes sentences, each with its path
   * @param countFromNowOn sentences on the rules that need a past that nobody kept
   */
  void changes(String against, List<String> changes, List<String> countFromNowOn) {
    if (changes.isEmpty()) {
      terminal.say("Nothing changes against " + against + ".");
      return;
    }
    terminal.say("Against " + against + ":");
    changes.forEach(
        change -> terminal.say("  " + painted(Style.STRONG, change, change.indexOf(": "))));
    if (!countFromNowOn.isEmpty()) {
      terminal.say("What leads did before, these rules do not know in full:");
      countFromNowOn.forEach(
          sentence -> terminal.say("  " + terminal.paint(Style.WARNING, sentence)));
    }
  }

  private String painted(Style style, String line, int length) {
    return length <= 0
        ? line
        : terminal.paint(style, line.substring(0, length)) + line.substring(length);
  }
}
