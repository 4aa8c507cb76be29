package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Sentences.incomplete;
import static dev.handoff.lifecycle.lead.Sentences.quoted;
import static dev.handoff.lifecycle.lead.Sentences.refuse;
import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.LeadCommand.CorrectRecord;
import dev.handoff.lifecycle.lead.LeadEvent.RecordCorrected;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the record may be put right, and what is right. The earlier record stays beside it. */
final class Corrections {

  /** So many steps a refusal lists, the newest first: whoever looks for one finds it there. */
  private static final int LISTED = 10;

  private Corrections() {}

  static Decision correct(InCycle lead, CorrectRecord command, Contract contract, Instant now) {
    Optional<Step> found = lead.cycle().step(command.corrects());
    if (found.isEmpty()) {
      return refuse(command, lead, unknownStep(lead.cycle(), command.corrects()));
    }
    StepKind kind = found.get().kind();
    Optional<Detail> what = Detail.named(command.field()).filter(kind.correctable()::contains);
    if (what.isEmpty()) {
      return refuse(command, lead, uncorrectable(kind, command.field()));
    }
    List<String> missing = missing(command, kind, what.get(), contract);
    return missing.isEmpty()
        ? happened(
            new RecordCorrected(
                lead.id(),
                lead.cycle(),
                now,
                command.by(),
                command.corrects(),
                what.get(),
                command.value(),
                command.reason()))
        : incomplete(command, lead, missing);
  }

  private static String unknownStep(Cycle cycle, String id) {
    String known =
        cycle.steps().reversed().stream()
            .filter(step -> !step.kind().correctable().isEmpty())
            .limit(LISTED)
            .map(step -> step.kind() + " " + step.id())
            .collect(joining(", "));
    return "its present cycle "
        + cycle.id()
        + " has no step "
        + quoted(id)
        + "; "
        + (known.isEmpty() ? "it has none that can be corrected" : "it has " + known);
  }

  private static String uncorrectable(StepKind kind, String field) {
    String fields = kind.correctable().stream().map(Detail::field).collect(joining(", "));
    return "of a step "
        + kind
        + " "
        + (fields.isEmpty() ? "nothing can be corrected" : "only these can be corrected: " + fields)
        + "; "
        + quoted(field)
        + " was named";
  }

  private static List<String> missing(
      CorrectRecord command, StepKind kind, Detail what, Contract contract) {
    Stream<String> noReason =
        command.reason().isBlank() ? Stream.of(Reasons.needed("it is corrected")) : Stream.of();
    return Stream.concat(noReason, wrong(command.value(), kind, what, contract).stream()).toList();
  }

  /** What is wrong with the value that is said to be right. */
  private static Optional<String> wrong(
      @Nullable String value, StepKind kind, Detail what, Contract contract) {
    String given = value == null ? "" : value;
    return switch (what) {
      case NOTE -> Optional.empty();
      case REASON -> wrongReason(given, kind, contract);
      case REACHED ->
          Stream.of("true", "false").anyMatch(given::equals)
              ? Optional.empty()
              : wrongValue("true or false", given);
      case DECISION_BY ->
          isDay(given) ? Optional.empty() : wrongValue("a day as 2026-06-30", given);
      case OPPORTUNITY_ID ->
          given.isBlank() ? wrongValue("the CRM's id of the opportunity", given) : Optional.empty();
      case AMOUNT -> wrongAmount(value);
      case CURRENCY -> Opportunities.wrongCurrency(value);
    };
  }

  private static Optional<String> wrongReason(String given, StepKind kind, Contract contract) {
    List<String> listed =
        switch (kind) {
          case REJECTED -> contract.lifecycle().rejectionReasons();
          case DISQUALIFIED -> contract.lifecycle().qualification().disqualificationReasons();
          default -> List.of();
        };
    if (listed.isEmpty()) {
      return given.isBlank() ? wrongValue("a reason", given) : Optional.empty();
    }
    return listed.contains(given)
        ? Optional.empty()
        : wrongValue("one of " + String.join(", ", listed), given);
  }

  private static Optional<String> wrongAmount(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Opportunities.wrongAmount(new BigDecimal(value).doubleValue());
    } catch (NumberFormatException noNumber) {
      return wrongValue("a number from 0 on", value);
    }
  }

  private static boolean isDay(String given) {
    try {
      LocalDate.parse(given);
      return true;
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static Optional<String> wrongValue(String expected, String given) {
    String found = given.isBlank() ? "none was given" : quoted(given) + " was given";
    return Optional.of("value: " + expected + "; " + found);
  }
}
