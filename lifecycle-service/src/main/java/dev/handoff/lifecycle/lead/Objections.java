package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Sentences.incomplete;
import static dev.handoff.lifecycle.lead.Sentences.moment;
import static dev.handoff.lifecycle.lead.Sentences.refuse;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.lifecycle.lead.LeadCommand.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand against a person's command in whatever stage the lead is. */
final class Objections {

  /** How far the clocks of a rep's tool and of scoring may lie apart. */
  static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private interface Rule {
    Optional<Refusal> objection(Lead lead, FromSales command, Instant now);
  }

  private static final List<Rule> RULES =
      List.of(
          Objections::nobodyAsks,
          Objections::seenIsStale,
          Objections::beforeTheCycleBegan,
          Objections::movedBeforeItStoodThere);

  private Objections() {}

  static Stream<Refusal> against(Lead lead, FromSales command, Instant now) {
    return RULES.stream().flatMap(rule -> rule.objection(lead, command, now).stream());
  }

  private static Optional<Refusal> nobodyAsks(Lead lead, FromSales command, Instant now) {
    return command.by().isBlank()
        ? Optional.of(
            incomplete(
                command,
                lead,
                "the command does not say who decides it, and only a person can",
                List.of("actor: the person who decides it; nobody was named")))
        : Optional.empty();
  }

  private static Optional<Refusal> seenIsStale(Lead lead, FromSales command, Instant now) {
    Long seen = command.seen();
    return seen != null && seen != lead.revision()
        ? Optional.of(
            refuse(
                RefusalKind.STALE,
                command,
                lead,
                "it is at revision "
                    + lead.revision()
                    + " and not at "
                    + seen
                    + ": look at it again",
                List.of()))
        : Optional.empty();
  }

  private static Optional<Refusal> beforeTheCycleBegan(Lead lead, FromSales command, Instant now) {
    return lead instanceof InCycle handedOver && isBefore(now, handedOver.cycle().beganAt())
        ? Optional.of(
            refuse(
                command,
                lead,
                "the command is dated "
                    + now
                    + ", and its handoff began "
                    + moment(handedOver.cycle().beganAt(), now)))
        : Optional.empty();
  }

  /** Records of what was done may come late. Who moves a lead on must have found it there. */
  private static Optional<Refusal> movedBeforeItStoodThere(
      Lead lead, FromSales command, Instant now) {
    return command instanceof Move && lead instanceof InCycle moved && isBefore(now, moved.since())
        ? Optional.of(
            refuse(
                command,
                lead,
                "the command is dated "
                    + now
                    + ", and only later "
                    + Sentences.standing(lead, now)))
        : Optional.empty();
  }

  private static boolean isBefore(Instant now, Instant then) {
    return now.isBefore(then.minus(CLOCKS_APART));
  }
}
