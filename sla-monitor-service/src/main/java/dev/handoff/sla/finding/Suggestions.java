package dev.handoff.sla.finding;

import dev.handoff.sla.finding.Finding.Kind;

/** What a finding may mean, and where to look. Nobody is accused: the numbers do not say why. */
final class Suggestions {
  private Suggestions() {}

  static String of(Kind kind, String subject) {
    return switch (kind) {
      case CONVERSION_BELOW_FLOOR ->
          "Either the definition lets through what sales cannot use, or sales leaves good leads"
              + " lying: compare the reasons given with the promises of sales that were kept.";
      case VOLUME_BELOW_PROMISE ->
          "Either too few leads come in, or too few of them reach the definition: look at those"
              + " that stayed just below the threshold.";
      case REASON_FREQUENT -> ofReason(subject);
      case ACCEPTANCE_LOW ->
          "Cherry-picking, or the wrong criteria: compare with the other reps, and look at the"
              + " reasons given.";
      case ACCEPTANCE_FAR_BELOW ->
          "Misalignment: the rep and the definition mean different things by an MQL. Go through"
              + " the rejected ones together.";
      case ACCEPTANCE_HIGH ->
          "Credible criteria, or a bar too low: look at how many of those accepted become SQLs.";
      case SOURCE_DOMINANT ->
          "Nearly all rests on one source: see what is left without it, and whether the scoring"
              + " favours what is done there.";
    };
  }

  private static String ofReason(String reason) {
    return switch (reason) {
      case "no_budget" ->
          "The definition lacks a budget signal: let fit ask for one, such as employees or revenue.";
      case "no_authority" ->
          "Title scoring is off: look at which titles and seniorities fit lets through, and what"
              + " points they get.";
      default ->
          "The definition lets through what sales then takes out as %s: look at what these leads"
                  .formatted(reason)
              + " have in common, and let fit ask for it.";
    };
  }
}
