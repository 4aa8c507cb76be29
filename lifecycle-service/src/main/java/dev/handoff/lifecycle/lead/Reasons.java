package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Sentences.quoted;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import java.util.List;

/** What counts as a reason: one of the contract's list, or at least something. */
final class Reasons {

  private Reasons() {}

  /** The refusal of a reason that the contract does not list. */
  static Refusal unlisted(LeadCommand command, Lead lead, String given, List<String> reasons) {
    String found = given.isBlank() ? "none was given" : quoted(given) + " was given";
    String piece = "reason: one of " + String.join(", ", reasons) + "; " + found;
    return Sentences.incomplete(command, lead, Sentences.notListed(given, reasons), List.of(piece));
  }

  /** What is missing where a blank reason was given. */
  static String needed(String what) {
    return "reason: why " + what + "; none was given";
  }
}
