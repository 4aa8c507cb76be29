package dev.handoff.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreement between marketing and sales on what a qualified lead is and what each side
 * promises.
 *
 * <p>Always valid: the only way from a document is {@link ContractReader#read}, which reports every
 * problem instead of building a contract that has one.
 *
 * @param id which agreement this is, such as {@code b2b-default}
 * @param version its version, from 1
 * @param effectiveFrom from when on it governs
 * @param reviewBy when both sides look at it again, or null where they did not say
 * @param signedBy who signed it
 * @param fit who matches the ideal customer
 * @param disqualifiers what keeps a lead from ever becoming an MQL, whatever its score
 * @param engagement what a lead's acts are worth
 * @param mql when a lead becomes an MQL
 * @param lifecycle what sales owes with each decision
 * @param assignment who gets an MQL that nobody has
 * @param sla what is promised, and by when
 * @param notices who is told of what
 */
public record Contract(
    String id,
    int version,
    Instant effectiveFrom,
    @Nullable LocalDate reviewBy,
    Signatures signedBy,
    Fit fit,
    List<NamedCondition> disqualifiers,
    Engagement engagement,
    MqlTerms mql,
    LifecycleTerms lifecycle,
    AssignmentTerms assignment,
    SlaTerms sla,
    NotifyTerms notices) {

  /** Who signed, by name or role. */
  public record Signatures(String marketing, String sales) {}

  /** A condition with the name that reasons and reports give it. */
  public record NamedCondition(String name, Condition when) {}
}
