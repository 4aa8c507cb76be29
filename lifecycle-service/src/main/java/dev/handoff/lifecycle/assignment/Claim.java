package dev.handoff.lifecycle.assignment;

import static java.util.Comparator.comparing;

import dev.handoff.contract.AssignmentTerms;
import dev.handoff.contract.AssignmentTerms.Pool;
import dev.handoff.contract.AssignmentTerms.Rep;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may get a lead under a contract: the owner of its account, else a rep of its pool.
 *
 * @param owner the owner, or null where there is none or owners do not matter
 * @param pool the first pool that the lead belongs to, or null for none
 */
record Claim(@Nullable Owner owner, @Nullable Pool pool) {

  /** Nobody may: it waits until somebody takes it. */
  static final Claim NOBODYS = new Claim(null, null);

  /**
   * The owner of an account by name.
   *
   * @param listedIn the first pool that lists them, whose limit and days off are theirs; null for
   *     an owner in no pool, who is always free
   */
  record Owner(String name, @Nullable Pool listedIn) {
    boolean isFree(Loads loads, Instant now) {
      return listedIn == null
          || listedIn.reps().stream()
              .filter(rep -> rep.name().equals(name))
              .allMatch(rep -> Claim.isFree(rep, listedIn, loads, now));
    }
  }

  /**
   * Who gets a lead.
   *
   * @param pool the pool that it comes from; null for the owner of its account
   * @param reason why, in words
   */
  record Choice(String rep, @Nullable String pool, String reason) {}

  static Claim of(AssignmentTerms terms, Facts facts) {
    return new Claim(
        owner(terms, facts),
        terms.pools().stream()
            .filter(pool -> pool.when().evaluate(facts) == Outcome.HOLDS)
            .findFirst()
            .orElse(null));
  }

  private static @Nullable Owner owner(AssignmentTerms terms, Facts facts) {
    return terms.namedAccountOwnerFirst()
            && facts.company().get("namedAccountOwner") instanceof String name
            && !name.isBlank()
        ? new Owner(name, listing(terms, name))
        : null;
  }

  private static @Nullable Pool listing(AssignmentTerms terms, String owner) {
    return terms.pools().stream()
        .filter(pool -> pool.reps().stream().anyMatch(rep -> rep.name().equals(owner)))
        .findFirst()
        .orElse(null);
  }

  /** Whose it is now; empty where nobody is free. */
  Optional<Choice> choose(Loads loads, Instant now) {
    if (owner != null && owner.isFree(loads, now)) {
      return Optional.of(new Choice(owner.name(), null, "owns the account"));
    }
    return pool == null
        ? Optional.empty()
        : next(pool, loads, now).map(rep -> new Choice(rep.name(), pool.name(), why(rep, loads)));
  }

  /**
   * The fewest open leads, then the longest since the last turn, then the order of the contract.
   */
  private static Optional<Rep> next(Pool pool, Loads loads, Instant now) {
    return pool.reps().stream()
        .filter(rep -> isFree(rep, pool, loads, now))
        .min(
            comparing((Rep rep) -> loads.open(rep.name()))
                .thenComparing(rep -> loads.lastTurn(rep.name())));
  }

  private static boolean isFree(Rep rep, Pool pool, Loads loads, Instant now) {
    Integer atMost = pool.atMost(rep);
    return !rep.isOffAt(now) && (atMost == null || loads.open(rep.name()) < atMost);
  }

  private String why(Rep rep, Loads loads) {
    String open = "fewest open leads, " + loads.open(rep.name());
    return owner == null
        ? open
        : open + "; " + owner.name() + ", who owns the account, is not free";
  }
}
