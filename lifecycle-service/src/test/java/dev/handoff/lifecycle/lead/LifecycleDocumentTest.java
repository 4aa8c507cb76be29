package dev.handoff.lifecycle.lead;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.testing.GeneratedDocument;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The machine is a table, and the table is what the decider says. */
class LifecycleDocumentTest {
  @Test
  void the_document_in_the_house_is_what_the_decider_does() {
    GeneratedDocument.isCurrent("lifecycle.md", document());
  }

  @Test
  void every_refusal_is_a_full_sentence() {
    pairs((lead, command) ->
            EveryPair.decide(lead, command) instanceof Refusal refusal ? refusal.sentence() : "")
        .filter(sentence -> !sentence.isEmpty())
        .forEach(
            sentence -> assertThat(sentence).startsWith("Expected to ").contains("lead L-7, but "));
  }

  private static String document() {
    return """
    # The lifecycle of a lead

    Written by `LifecycleDocumentTest` from what the decider says to every pair of stage and \
    command; not to be edited by hand.

    ```mermaid
    stateDiagram-v2
      [*] --> Prospect
    %s
    ```

    Each command comes with all that it needs: a qualifying score of a new act (an urgent one \
    calls for a sooner first touch), a listed reason, \
    complete evidence after a call and a discovery. The recycled lead's cool-down is over, and the \
    contract allows an SQL without an MQL.

    | stage | %s |
    |---|%s|
    %s

    ## Refusals

    %s
    """
        .formatted(
            diagram(),
            columns(),
            "---|".repeat(EveryPair.COMMANDS.size() - 1) + "---",
            rows(),
            refusals());
  }

  private static String diagram() {
    return pairs((lead, command) ->
            Transition.of(lead, EveryPair.decide(lead, command))
                // Steps that only add a record would hide the way; the table has them.
                .filter(step -> !step.from().equals(step.to()))
                .map(step -> "  " + step.from() + " --> " + step.to() + ": " + step.event())
                .orElse(""))
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(joining("\n"));
  }

  private static String columns() {
    return EveryPair.COMMANDS.stream().map(EveryPair::name).collect(joining(" | "));
  }

  private static String rows() {
    return EveryPair.LEADS.stream()
        .map(lead ->
            EveryPair.COMMANDS.stream()
                .map(command -> cell(lead, EveryPair.decide(lead, command)))
                .collect(joining(" | ", "| **" + EveryPair.name(lead) + "** | ", " |")))
        .collect(joining("\n"));
  }

  private static String cell(Lead lead, Decision decision) {
    return switch (decision) {
      case Refusal _ -> "refused";
      case Events(var events) when events.isEmpty() -> "nothing";
      case Events _ -> "→ " + Transition.name(Transition.after(lead, decision));
    };
  }

  private static String refusals() {
    return pairs((lead, command) ->
            EveryPair.decide(lead, command) instanceof Refusal refusal
                ? "- "
                    + EveryPair.name(lead)
                    + " · "
                    + EveryPair.name(command)
                    + ": "
                    + refusal.sentence()
                : "")
        .filter(line -> !line.isEmpty())
        .collect(joining("\n"));
  }

  private interface PairLine {
    String of(Lead lead, LeadCommand command);
  }

  private static Stream<String> pairs(PairLine line) {
    return EveryPair.LEADS.stream()
        .flatMap(lead -> EveryPair.COMMANDS.stream().map(command -> line.of(lead, command)));
  }
}
