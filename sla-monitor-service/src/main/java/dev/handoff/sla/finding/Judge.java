package dev.handoff.sla.finding;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.sla.finding.Period.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Counts, and judges each period of each contract once, when it is over and nothing more is told of
 * it. Of periods that were over before the contract was first seen here only the last is judged: an
 * import of history is counted, and does not flood anybody.
 */
public final class Judge {
  /** From when on everything was counted. */
  private static final String COUNTED_SINCE = "counted-since";

  /** Figures are kept so long at least, and longer where a promise looks back further. */
  private static final Duration KEPT = Duration.ofDays(400);

  private record Part(String contractId, Length length) {
    /** The end of the last period that was judged. */
    String judgedUpTo() {
      return "judged-" + length;
    }
  }

  private final Contracts contracts;
  private final Figures figures;
  private final Milestones milestones;
  private final Map<Part, Unrest> unrest = new HashMap<>();

  /** What was written before, while there was no judge, is still to be read. */
  private final Instant began;

  /**
   * @param contracts the terms, and their versions
   * @param figures what was counted, by earlier judges too
   * @param milestones what earlier judges remember
   * @param began from when on this one is there
   */
  public Judge(Contracts contracts, Figures figures, Milestones milestones, Instant began) {
    this.contracts = contracts;
    this.figures = figures;
    this.milestones = milestones;
    this.began = began;
  }

  /**
   * A step of a lead changes a figure.
   *
   * @throws dev.handoff.contract.NoContractInForce where the contract is not known here yet
   */
  public void hear(FigureChange change, Instant now) {
    String id = change.contractId();
    Duration settle = settle(id, now);
    figures.add(change);
    Instant since = milestones.find(id, COUNTED_SINCE);
    // A decision may be recorded of a day of whose MQLs nothing was heard.
    boolean isMql = change.figure() == Figure.MQLS;
    if (since == null || isMql && change.at().isBefore(since)) {
      milestones.keep(id, COUNTED_SINCE, isMql ? change.at() : now);
    }
    for (Length length : Length.values()) {
      if (change.at().isBefore(Period.of(length, now).start())) {
        Part part = new Part(id, length);
        unrest.put(part, unrestOf(part).heard(settle, now));
      }
    }
  }

  /** What stands out of the periods that can be judged by now. */
  public List<Finding> look(Instant now) {
    List<Finding> findings = new ArrayList<>();
    for (String id : new TreeSet<>(contracts.inForce(now).versions().keySet())) {
      Instant since = countedSince(id, now);
      for (Length length : Length.values()) {
        findings.addAll(judged(new Part(id, length), since, now));
      }
    }
    return findings;
  }

  private Instant countedSince(String contractId, Instant now) {
    Instant since = milestones.find(contractId, COUNTED_SINCE);
    if (since != null) {
      return since;
    }
    milestones.keep(contractId, COUNTED_SINCE, now);
    return now;
  }

  /** A period of which nothing was counted is not judged yet: its history may still be imported. */
  private List<Finding> judged(Part part, Instant since, Instant now) {
    Duration settle = settle(part.contractId, now);
    if (!unrestOf(part).isOver(settle, now)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Period next = next(part, now);
        !now.isBefore(next.end().plus(settle));
        next = next.next()) {
      if (since.isBefore(next.end())) {
        findings.addAll(judged(part.contractId, next));
        milestones.keep(part.contractId, part.judgedUpTo(), next.end());
      }
    }
    return findings;
  }

  private Period next(Part part, Instant now) {
    Instant judged = milestones.find(part.contractId, part.judgedUpTo());
    if (judged != null) {
      return new Period(part.length, Days.of(judged));
    }
    Period last = Period.lastBefore(part.length, now);
    milestones.keep(part.contractId, part.judgedUpTo(), last.start());
    return last;
  }

  private List<Finding> judged(String contractId, Period period) {
    Contract terms = contracts.governing(contractId, period.end().minusMillis(1));
    List<Finding> findings =
        new Review(terms, period, figures).findings(volumesOfAll(terms, period));
    figures.forgetBefore(contractId, oldest(terms, period));
    return findings;
  }

  private static LocalDate oldest(Contract terms, Period period) {
    Duration back =
        floors(terms)
            .map(floor -> floor.within().plus(floor.over()))
            .reduce(KEPT, (one, other) -> one.compareTo(other) < 0 ? other : one);
    return Days.of(period.start().minus(back)).minusDays(1);
  }

  private static Stream<ConversionFloor> floors(Contract terms) {
    return terms.sla().marketing().stream()
        .filter(ConversionFloor.class::isInstance)
        .map(ConversionFloor.class::cast);
  }

  /**
   * The promises of volume that held for all of a period: a part of a month has fewer MQLs than a
   * month.
   */
  private List<Volume> volumesOfAll(Contract terms, Period period) {
    Instant since = milestones.find(terms.id(), COUNTED_SINCE);
    if (since == null || since.isAfter(period.start()) || !isInUse(terms.id(), period)) {
      return List.of();
    }
    List<Volume> before = volumes(contracts.governing(terms.id(), period.start()), period).toList();
    return volumes(terms, period)
        .filter(promise -> before.stream().anyMatch(old -> old.name().equals(promise.name())))
        .toList();
  }

  private static Stream<Volume> volumes(Contract terms, Period period) {
    return terms.sla().marketing().stream()
        .filter(Volume.class::isInstance)
        .map(Volume.class::cast)
        .filter(promise -> Length.named(promise.per()) == period.length());
  }

  /** The standing contract from beginning to end, or a named one that some lead names. */
  private boolean isInUse(String contractId, Period period) {
    boolean first = isStanding(contractId, period.start());
    boolean last = isStanding(contractId, period.end().minusMillis(1));
    return first == last
        && (first || !figures.sums(contractId, Figure.MQLS, period.days()).isEmpty());
  }

  private boolean isStanding(String contractId, Instant at) {
    return contractId.equals(contracts.inForce(at).standing());
  }

  private Unrest unrestOf(Part part) {
    return unrest.getOrDefault(part, Unrest.from(began));
  }

  private Duration settle(String contractId, Instant now) {
    return contracts.governing(contractId, now).sla().findings().settle();
  }
}
