package dev.handoff.scoring.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.scoring.score.Assessment;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is answered, with every reason. Numbers are unrounded; words are in lower case.
 *
 * @param leadId whose it is; absent of a what-if
 * @param at the instant at which it was taken
 * @param contract the version that it was taken under
 * @param fit whether the lead matches the ideal customer, and the points for it
 * @param engagement what its acts are worth
 * @param total fit points and engagement points
 * @param threshold what the total has to reach
 * @param highIntent triggers that hold
 * @param disqualified disqualifying rules that hold, by name
 * @param qualifies whether this lead is to be an MQL
 * @param slaClass the class of promise that the MQL gets; null where it does not qualify
 * @param flips what would make a lead that does not qualify do so, each a sentence
 */
record ExplainedScore(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String leadId,
    Instant at,
    ContractVersion contract,
    Fit fit,
    Engagement engagement,
    double total,
    double threshold,
    List<HighIntent> highIntent,
    List<String> disqualified,
    boolean qualifies,
    @Nullable String slaClass,
    List<String> flips) {

  record ContractVersion(String id, int version) {}

  /**
   * @param status {@code met}, {@code below} or {@code unknown}
   */
  record Fit(String status, double points, List<Criterion> criteria, List<Reason> reasons) {}

  /**
   * @param status {@code holds}, {@code fails} or {@code unknown}
   * @param values the known attributes that it looked at
   */
  record Criterion(String name, String status, Map<String, String> values) {}

  record Reason(String name, double points) {}

  record Engagement(double points, List<Rule> rules) {}

  /**
   * @param raw points of all its events
   * @param decayed what decay and expiry leave of them
   * @param counted what counts, after the cap
   */
  record Rule(String name, double raw, double decayed, double counted) {}

  /**
   * @param events ids of the events that make it hold, newest first
   */
  record HighIntent(
      String name,
      @JsonProperty("class") String slaClass,
      Instant occurredAt,
      List<String> events) {}

  /** Takes the score of a scorecard at {@code t}. */
  static ExplainedScore of(@Nullable String leadId, Scorecard card, ScoringRules rules, Instant t) {
    Assessment assessed = rules.assess(card, t);
    LeadScore score = assessed.score();
    return new ExplainedScore(
        leadId,
        score.at(),
        new ContractVersion(score.contractId(), score.contractVersion()),
        fit(score),
        engagement(score),
        score.total(),
        score.threshold(),
        score.highIntent().stream()
            .map(h -> new HighIntent(h.name(), h.slaClass(), h.occurredAt(), h.eventIds()))
            .toList(),
        score.disqualifiers(),
        score.qualifies(),
        score.qualifies() ? score.slaClass() : null,
        assessed.flips());
  }

  private static Fit fit(LeadScore score) {
    return new Fit(
        word(score.fit()),
        score.fitPoints(),
        score.criteria().stream()
            .map(c -> new Criterion(c.name(), word(c.outcome()), c.values()))
            .toList(),
        score.fitReasons().stream().map(r -> new Reason(r.name(), r.points())).toList());
  }

  private static Engagement engagement(LeadScore score) {
    return new Engagement(
        score.engagementPoints(),
        score.contributions().stream()
            .map(c -> new Rule(c.rule(), c.raw(), c.decayed(), c.counted()))
            .toList());
  }

  private static String word(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
