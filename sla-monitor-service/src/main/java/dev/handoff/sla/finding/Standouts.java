package dev.handoff.sla.finding;

import dev.handoff.contract.FindingTerms.AcceptanceBounds;
import dev.handoff.sla.finding.Finding.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reasons, reps and sources that stand out.
 *
 * @param review of which contract and period
 */
record Standouts(Review review) {

  /** Names that stand for nobody: not known, or too many to tell apart. */
  private static final Set<String> NOBODY = Set.of("", Figures.REST);

  Stream<Finding> all() {
    return Stream.of(reasons(), acceptance(), source()).flatMap(found -> found);
  }

  private Stream<Finding> reasons() {
    Map<String, Long> given = review.counted(Figure.REASONS);
    return review.terms().reasons().stream()
        .flatMap(bound ->
            tooMany(
                Kind.REASON_FREQUENT,
                bound.reason(),
                new Measure(of(given, bound.reason()), Review.total(given), bound.atLeast()),
                "%s rejections and disqualifications of %s (%s) were for %s; it stands out from %s on."));
  }

  private Stream<Finding> source() {
    Map<String, Long> mqls = review.counted(Figure.MQLS);
    return names(mqls)
        .sorted()
        .flatMap(source ->
            tooMany(
                Kind.SOURCE_DOMINANT,
                source,
                new Measure(of(mqls, source), Review.total(mqls), review.terms().source()),
                "%s MQLs of %s (%s) came from %s; a source stands out from %s on."));
  }

  /** What reaches its bound, of enough. */
  private Stream<Finding> tooMany(Kind kind, String subject, Measure measure, String words) {
    if (!isSample(measure) || measure.isBelow()) {
      return Stream.empty();
    }
    String sentence =
        words.formatted(
            measure.ofAll(), review.period(), measure.percent(), subject, measure.boundInWords());
    return Stream.of(review.finding(kind, subject, measure, sentence));
  }

  private Stream<Finding> acceptance() {
    Map<String, Long> accepted = review.counted(Figure.ACCEPTED);
    Map<String, Long> rejected = review.counted(Figure.REJECTED);
    return Stream.concat(names(accepted), names(rejected))
        .distinct()
        .sorted()
        .flatMap(rep -> acceptance(rep, of(accepted, rep), of(rejected, rep)).stream());
  }

  /** Of the three that a rep's acceptance may be, the one that it is. */
  private Optional<Finding> acceptance(String rep, long accepted, long rejected) {
    AcceptanceBounds bounds = review.terms().acceptance();
    long decided = accepted + rejected;
    Measure farBelow = new Measure(accepted, decided, bounds.farBelow());
    Measure below = new Measure(accepted, decided, bounds.below());
    Measure high = new Measure(accepted, decided, bounds.atLeast());
    if (!isSample(below)) {
      return Optional.empty();
    }
    if (farBelow.isBelow()) {
      return Optional.of(ofRep(Kind.ACCEPTANCE_FAR_BELOW, rep, farBelow, "below %s"));
    }
    if (below.isBelow()) {
      return Optional.of(ofRep(Kind.ACCEPTANCE_LOW, rep, below, "below %s"));
    }
    return high.isBelow()
        ? Optional.empty()
        : Optional.of(ofRep(Kind.ACCEPTANCE_HIGH, rep, high, "from %s on"));
  }

  private Finding ofRep(Kind kind, String rep, Measure measure, String bound) {
    String sentence =
        "Of the MQLs that %s decided on in %s, %s (%s) were accepted; it stands out %s."
            .formatted(
                rep,
                review.period(),
                measure.ofAll(),
                measure.percent(),
                bound.formatted(measure.boundInWords()));
    return review.finding(kind, rep, measure, sentence);
  }

  private boolean isSample(Measure measure) {
    Long all = measure.denominator();
    return all != null && all >= review.terms().minSample();
  }

  private static Stream<String> names(Map<String, Long> counted) {
    return counted.keySet().stream().filter(name -> !NOBODY.contains(name));
  }

  private static long of(Map<String, Long> counted, String name) {
    return counted.getOrDefault(name, 0L);
  }
}
