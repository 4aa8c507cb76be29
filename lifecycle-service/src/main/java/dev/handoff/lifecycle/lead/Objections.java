package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Sentences.moment;

import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand against a person's command in whatever stage the lead is. */
final class Objections {

  /** How far the clocks of a rep's tool and of scoring may lie apart. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /** A rule gives the second half of a refusal, or nothing. */
  private interface Rule {
    Optional<String> objection(Lead lead, FromSales command, Instant now);
  }

  private static final List<Rule> RULES =
      List.of(Objections::nobodyAsks, Objections::seenIsStale, Objections::beforeTheCycleBegan);

  private Objections() {}

  static Stream<String> against(Lead lead, FromSales command, Instant now) {
    return RULES.stream().flatMap(rule -> rule.objection(lead, command, now).stream());
  }

  private static Optional<String> nobodyAsks(Lead lead, FromSales command, Instant now) {
    return command.by().isBlank()
        ? Optional.of("the command does not say who decides it, and only a person can")
        : Optional.empty();
  }

  private static Optional<String> seenIsStale(Lead lead, FromSales command, Instant now) {
    Long seen = command.seen();
    return seen != null && seen != lead.revision()
        ? Optional.of(
            "it is at revision " + lead.revision() + " and not at " + seen + ": look at it again")
        : Optional.empty();
  }

  private static Optional<String> beforeTheCycleBegan(Lead lead, FromSales command, Instant now) {
    return lead instanceof InCycle handedOver
            && now.isBefore(handedOver.cycle().beganAt().minus(CLOCKS_APART))
        ? Optional.of(
            "the command is dated "
                + now
                + ", and its handoff began "
                + moment(handedOver.cycle().beganAt(), now))
        : Optional.empty();
  }
}
