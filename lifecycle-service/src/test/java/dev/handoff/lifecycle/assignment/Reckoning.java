package dev.handoff.lifecycle.assignment;

import dev.handoff.contract.AssignmentTerms;
import dev.handoff.contract.AssignmentTerms.Pool;
import dev.handoff.contract.AssignmentTerms.Rep;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who gets what, reckoned the long way: every lead and every rep looked at each time. */
final class Reckoning {

  /** A lead as it is now. */
  private record Known(
      Facts facts, Instant since, Instant notBefore, @Nullable String rep, boolean open) {
    Known has(@Nullable String rep, boolean open) {
      return new Known(facts, since, notBefore, rep, open);
    }
  }

  private final Map<String, Known> leads = new TreeMap<>();
  private final List<String> turns = new ArrayList<>();

  void raised(String lead, Facts facts, Instant since, Instant notBefore) {
    leads.put(lead, new Known(facts, since, notBefore, null, true));
  }

  void has(String lead, @Nullable String rep, boolean open) {
    leads.computeIfPresent(lead, (_, known) -> known.has(rep, open));
  }

  void leftAlone(String lead, Instant until) {
    leads.computeIfPresent(
        lead, (_, known) -> new Known(known.facts(), known.since(), until, null, true));
  }

  boolean isOpen(String lead) {
    return leads.get(lead).open();
  }

  @Nullable String rep(String lead) {
    return leads.get(lead).rep();
  }

  List<String> look(AssignmentTerms terms, Instant now) {
    List<String> given = new ArrayList<>();
    for (String lead : waiting(now)) {
      String rep = whoGets(leads.get(lead).facts(), terms, now);
      if (rep != null) {
        has(lead, rep, true);
        turns.add(rep);
        given.add(lead + " " + rep);
      }
    }
    return given;
  }

  /** Oldest first; nobody gets free by an assignment, so once through is enough. */
  private List<String> waiting(Instant now) {
    List<String> waiting = new ArrayList<>();
    leads.forEach((lead, known) -> {
      if (known.open() && known.rep() == null && !known.notBefore().isAfter(now)) {
        waiting.add(lead);
      }
    });
    waiting.sort((a, b) -> {
      int age = leads.get(a).since().compareTo(leads.get(b).since());
      return age == 0 ? a.compareTo(b) : age;
    });
    return waiting;
  }

  private @Nullable String whoGets(Facts facts, AssignmentTerms terms, Instant now) {
    Object owner = facts.company().get("namedAccountOwner");
    if (terms.namedAccountOwnerFirst() && owner != null && ownerIsFree(owner, terms, now)) {
      return (String) owner;
    }
    for (Pool pool : terms.pools()) {
      if (pool.when().evaluate(facts) == Outcome.HOLDS) {
        return next(pool, now);
      }
    }
    return null;
  }

  private boolean ownerIsFree(Object owner, AssignmentTerms terms, Instant now) {
    for (Pool pool : terms.pools()) {
      for (Rep rep : pool.reps()) {
        if (rep.name().equals(owner)) {
          return isFree(rep, pool, now);
        }
      }
    }
    return true;
  }

  private @Nullable String next(Pool pool, Instant now) {
    Rep best = null;
    for (Rep rep : pool.reps()) {
      if (isFree(rep, pool, now) && (best == null || isBefore(rep, best))) {
        best = rep;
      }
    }
    return best == null ? null : best.name();
  }

  private boolean isBefore(Rep one, Rep other) {
    int fewer = Integer.compare(load(one), load(other));
    return fewer < 0
        || fewer == 0 && turns.lastIndexOf(one.name()) < turns.lastIndexOf(other.name());
  }

  private boolean isFree(Rep rep, Pool pool, Instant now) {
    Integer own = rep.atMost();
    Integer limit = own == null ? pool.atMost() : own;
    return !rep.isOffAt(now) && (limit == null || load(rep) < limit);
  }

  private int load(Rep rep) {
    int load = 0;
    for (Known lead : leads.values()) {
      load += lead.open() && rep.name().equals(lead.rep()) ? 1 : 0;
    }
    return load;
  }
}
