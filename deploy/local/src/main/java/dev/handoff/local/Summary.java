package dev.handoff.local;

import dev.handoff.local.flow.Flow;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Topics;

/** Says in a few lines what the topics tell. */
final class Summary {
  private Summary() {}

  static void show(Flow flow, Terminal terminal) {
    terminal.say("");
    terminal.say(terminal.paint(Style.STRONG, "From an act to a broken promise"));
    var table =
        new Table()
            .row(number(flow.engagement()), "engagement events", Topics.ENGAGEMENT.name())
            .row(number(flow.totals().size()), "leads scored", Topics.SCORE_CHANGED.name())
            .row(number(flow.mqls().size()), "MQLs handed to sales", Topics.MQL_RAISED.name())
            .row(
                number(flow.decisions("ACCEPTED")),
                "decisions of sales carried out",
                Topics.LIFECYCLE.name())
            .row(
                number(flow.decisions("REFUSED")),
                "refused, each with a sentence",
                Topics.COMMAND_OUTCOME.name())
            .row(number(flow.broken().size()), "promises broken", Topics.SLA_ALERT.name());
    table.lines().forEach(terminal::say);
    var takenBack = flow.alerts().getOrDefault("CORRECTED", 0);
    if (takenBack > 0) {
      terminal.say(
          "  %,d more breaches were taken back: history came in late, but sales had been in time."
              .formatted(takenBack));
    }
  }

  private static String number(long number) {
    return "%,10d".formatted(number);
  }
}
