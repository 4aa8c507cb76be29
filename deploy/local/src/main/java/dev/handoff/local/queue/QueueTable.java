package dev.handoff.local.queue;

import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The queue as a table: what is late stands out. */
public final class QueueTable {
  private static final int LONGEST = 28;

  private final Terminal terminal;
  private final Instant now;

  /**
   * @param now the instant that deadlines are told from
   */
  public QueueTable(Terminal terminal, Instant now) {
    this.terminal = terminal;
    this.now = now;
  }

  /** Shows the leads in their order. */
  public void show(List<Waiting> leads) {
    var table =
        new Table()
            .row(
                "LEAD",
                "COMPANY",
                "WAITS FOR",
                "DUE",
                "PROMISE",
                "SCORE",
                "CLASS",
                "REP",
                "POOL",
                "SOURCE");
    for (var lead : leads) {
      table.row(
          lead.leadId(),
          cell(lead.company()),
          lead.waitingFor(),
          lead.deadline().map(this::due).orElse("-"),
          lead.deadline().map(Waiting.Deadline::promise).orElse("-"),
          cell(lead.score()),
          cell(lead.slaClass()),
          cell(lead.rep()),
          cell(lead.pool()),
          cell(lead.source()));
    }
    var lines = table.lines();
    terminal.say(terminal.paint(Style.FAINT, lines.getFirst()));
    for (var row = 1; row < lines.size(); row++) {
      terminal.say(coloured(lines.get(row), leads.get(row - 1)));
    }
  }

  private String coloured(String line, Waiting lead) {
    return switch (lead.deadline().map(Waiting.Deadline::state).orElse(Waiting.State.RUNNING)) {
      case RUNNING -> line;
      case WARNED -> terminal.paint(Style.WARNING, line);
      case BROKEN -> terminal.paint(Style.BAD, line);
    };
  }

  private String due(Waiting.Deadline deadline) {
    var left = Duration.between(now, deadline.dueAt());
    return left.isNegative() ? words(left.negated()) + " ago" : "in " + words(left);
  }

  /** In its two greatest units, to the minute. */
  static String words(Duration time) {
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() + " min";
  }

  private static String cell(String text) {
    if (text.isEmpty()) {
      return "-";
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }
}
