package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Sentences.day;

import dev.handoff.contract.LifecycleTerms.Qualification;
import dev.handoff.lifecycle.lead.Lead.Closed;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be on the table before a lead is called sales qualified. */
final class QualificationRules {

  /** What a rule looks at. */
  record Case(Lead lead, QualifyLead command, Qualification terms, Instant now) {}

  /** A rule names what is missing, with what was expected; nothing where all is there. */
  private interface Rule {
    Stream<String> missing(Case it);
  }

  private static final List<Rule> RULES =
      List.of(
          QualificationRules::everyPieceConfirmed,
          QualificationRules::decisionInReach,
          QualificationRules::opportunityNamed,
          QualificationRules::somebodyTalkedToTheLead);

  private QualificationRules() {}

  /** Everything that is missing, at once, so that nobody has to ask twice. */
  static List<String> missing(Case it) {
    return RULES.stream().flatMap(rule -> rule.missing(it)).toList();
  }

  private static Stream<String> everyPieceConfirmed(Case it) {
    return it.terms().evidence().stream().flatMap(item -> whatLacks(item, it).stream());
  }

  private static Optional<String> whatLacks(String item, Case it) {
    List<Optional<String>> flaws =
        it.command().evidence().stream()
            .filter(piece -> piece.item().equals(item))
            .map(piece -> piece.flaw(it.now()))
            .toList();
    if (flaws.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    String found = flaws.stream().flatMap(Optional::stream).findFirst().orElse("none was given");
    return Optional.of(
        item
            + ": confirmed by the lead in a call, an email or a meeting, with its time and a note"
            + " of what was said; "
            + found);
  }

  private static Stream<String> decisionInReach(Case it) {
    LocalDate today = day(it.now());
    LocalDate latest = day(it.now().plus(it.terms().decisionWithin()));
    LocalDate given = it.command().decisionBy();
    if (given != null && !given.isBefore(today) && !given.isAfter(latest)) {
      return Stream.empty();
    }
    String found = given == null ? "none was given" : given + " was given";
    return Stream.of(
        "decision date: a day from "
            + today
            + " to "
            + latest
            + " on which the lead decides; "
            + found);
  }

  private static Stream<String> opportunityNamed(Case it) {
    String given = it.command().opportunityId();
    boolean named = given != null && !given.isBlank();
    return it.terms().requiresOpportunity() && !named
        ? Stream.of("opportunity: the id of the one that was opened; none was given")
        : Stream.empty();
  }

  private static Stream<String> somebodyTalkedToTheLead(Case it) {
    return switch (it.lead()) {
      case Open open -> whatTheRecordLacks(open.cycle());
      // Nothing is recorded outside a cycle, so here the evidence itself must show it.
      case Prospect _, Closed _ ->
          it.command().evidence().stream().anyMatch(Evidence::isFromConversation)
              ? Stream.empty()
              : Stream.of(
                  "conversation: a piece of evidence that was said in a call, an email or a"
                      + " meeting; none was");
    };
  }

  private static Stream<String> whatTheRecordLacks(Cycle cycle) {
    Stream.Builder<String> lacks = Stream.builder();
    if (cycle.firstTouchAt() == null) {
      lacks.add("touch: a human's attempt to reach the lead; none is on record");
    }
    if (cycle.discoveryAt() == null) {
      lacks.add("discovery: a discovery call with the lead; none is on record");
    }
    return lacks.build();
  }
}
