package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.accept;
import static dev.handoff.lifecycle.lead.Samples.assign;
import static dev.handoff.lifecycle.lead.Samples.attach;
import static dev.handoff.lifecycle.lead.Samples.correct;
import static dev.handoff.lifecycle.lead.Samples.discovery;
import static dev.handoff.lifecycle.lead.Samples.disqualify;
import static dev.handoff.lifecycle.lead.Samples.lost;
import static dev.handoff.lifecycle.lead.Samples.qualify;
import static dev.handoff.lifecycle.lead.Samples.qualifyingScore;
import static dev.handoff.lifecycle.lead.Samples.recycle;
import static dev.handoff.lifecycle.lead.Samples.reject;
import static dev.handoff.lifecycle.lead.Samples.reopen;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.urgentScore;
import static dev.handoff.lifecycle.lead.Samples.won;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.LeadCommand.CloseOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lead of every stage, and every command with all that it needs: what the decider says to each.
 */
final class EveryPair {
  static final List<Lead> LEADS = Samples.ofEveryStage();
  static final List<LeadCommand> COMMANDS =
      List.of(
          qualifyingScore(),
          urgentScore(),
          assign("Kim"),
          accept("Dana"),
          reject("bad_fit"),
          touch(TouchKind.CALL),
          discovery(),
          qualify(),
          disqualify("no_budget"),
          recycle(null),
          reopen(),
          attach("opportunity-2", 9_000.0),
          won(),
          lost("too expensive"),
          correct("e2", "note", "It was Kim"));

  static {
    assertThat(classesOf(LEADS)).isEqualTo(leaves(Lead.class).collect(Collectors.toSet()));
    assertThat(classesOf(COMMANDS))
        .isEqualTo(leaves(LeadCommand.class).collect(Collectors.toSet()));
  }

  private EveryPair() {}

  static Decision decide(Lead lead, LeadCommand command) {
    return LeadDecider.decide(lead, command, Samples.CONTRACT, Samples.at("12:00"));
  }

  static Set<Transition> transitions() {
    return LEADS.stream()
        .flatMap(lead ->
            COMMANDS.stream()
                .flatMap(command -> Transition.of(lead, decide(lead, command)).stream()))
        .collect(Collectors.toSet());
  }

  static String name(Lead lead) {
    return switch (lead) {
      case Disqualified out -> "Disqualified, was " + Transition.name(out.was());
      case Sal sal when sal.cycle().firstTouchAt() == null -> "Sal, not called yet";
      default -> Transition.name(lead);
    };
  }

  static String name(LeadCommand command) {
    return switch (command) {
      case CloseOpportunity close -> "CloseOpportunity, " + (close.won() ? "won" : "lost");
      case ConsiderScore(var score) when !score.actClasses().isEmpty() -> "ConsiderScore, urgent";
      default -> Transition.name(command);
    };
  }

  private static Set<Class<?>> classesOf(List<?> samples) {
    return samples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EveryPair::leaves)
        : Stream.of(type);
  }
}
