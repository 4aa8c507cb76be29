package dev.handoff.sla.finding;

import static java.util.Comparator.naturalOrder;

import dev.handoff.contract.Contract;
import dev.handoff.contract.FindingTerms;
import dev.handoff.contract.FindingTerms.AcceptanceBounds;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.sla.finding.Finding.Kind;
import dev.handoff.sla.finding.Period.Length;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What stands out of a period. An answer of the same figures is the same.
 *
 * @param contract the version that the period is judged by
 * @param period the period, which is over
 * @param figures what was counted
 */
record Review(Contract contract, Period period, Figures figures) {

  /** Names that stand for nobody: not known, or too many to tell apart. */
  private static final Set<String> NOBODY = Set.of("", Figures.REST);

  /**
   * The findings.
   *
   * @param volumes the promises of volume that held for the whole of the period
   */
  List<Finding> findings(List<Volume> volumes) {
    Stream<Finding> broken = volumes.stream().flatMap(promise -> volume(promise).stream());
    return Length.named(terms().per()) == period.length()
        ? Stream.of(broken, conversions(), reasons(), acceptance(), source())
            .flatMap(found -> found)
            .toList()
        : broken.toList();
  }

  private FindingTerms terms() {
    return contract.sla().findings();
  }

  private Optional<Finding> volume(Volume promise) {
    long mqls = total(counted(Figure.MQLS));
    Measure measure = new Measure(mqls, null, promise.atLeast());
    String sentence =
        "%,d MQLs were raised in %s; %s promises at least %s."
            .formatted(mqls, period, promise.name(), measure.boundInWords());
    return measure.isBelow()
        ? Optional.of(
            finding(Kind.VOLUME_BELOW_PROMISE, promise.name(), period.days(), measure, sentence))
        : Optional.empty();
  }

  private Stream<Finding> conversions() {
    return contract.sla().marketing().stream()
        .filter(ConversionFloor.class::isInstance)
        .map(ConversionFloor.class::cast)
        .flatMap(floor -> conversion(floor).stream());
  }

  private Optional<Finding> conversion(ConversionFloor floor) {
    Days cohort = cohort(floor);
    long mqls = total(figures.sums(contract.id(), Figure.MQLS, cohort));
    Measure measure = new Measure(converted(floor, cohort), mqls, floor.atLeast());
    return mqls >= floor.minSample() && measure.isBelow()
        ? Optional.of(
            finding(
                Kind.CONVERSION_BELOW_FLOOR,
                floor.name(),
                cohort,
                measure,
                "Of the MQLs raised from %s, %s (%s) came to %s within %s; %s promises at least %s."
                    .formatted(
                        cohort,
                        measure.ofAll(),
                        measure.percent(),
                        floor.of(),
                        inWords(floor.within()),
                        floor.name(),
                        measure.boundInWords())))
        : Optional.empty();
  }

  /** The whole days of which each MQL has had all its time when the period ends. */
  private Days cohort(ConversionFloor floor) {
    LocalDate to = Days.of(period.end().minus(floor.within()));
    long days = floor.over().plusDays(1).minusNanos(1).toDays();
    return new Days(to.minusDays(days), to);
  }

  private long converted(ConversionFloor floor, Days cohort) {
    long limit = Delay.seconds(floor.within());
    return figures.sums(contract.id(), Figure.reaching(floor.of()), cohort).entrySet().stream()
        .filter(delay -> Long.parseLong(delay.getKey()) <= limit)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Stream<Finding> reasons() {
    Map<String, Long> given = counted(Figure.REASONS);
    return terms().reasons().stream()
        .flatMap(bound ->
            standsOut(
                Kind.REASON_FREQUENT,
                bound.reason(),
                new Measure(of(given, bound.reason()), total(given), bound.atLeast()),
                "%s rejections and disqualifications of %s (%s) were for %s; it stands out from %s on."));
  }

  private Stream<Finding> source() {
    Map<String, Long> mqls = counted(Figure.MQLS);
    return names(mqls)
        .flatMap(source ->
            standsOut(
                Kind.SOURCE_DOMINANT,
                source,
                new Measure(of(mqls, source), total(mqls), terms().source()),
                "%s MQLs of %s (%s) came from %s; a source stands out from %s on."));
  }

  /** What reaches its bound, of enough. */
  private Stream<Finding> standsOut(Kind kind, String subject, Measure measure, String words) {
    return isSample(measure) && !measure.isBelow()
        ? Stream.of(
            finding(
                kind,
                subject,
                period.days(),
                measure,
                words.formatted(
                    measure.ofAll(), period, measure.percent(), subject, measure.boundInWords())))
        : Stream.empty();
  }

  private Stream<Finding> acceptance() {
    Map<String, Long> accepted = counted(Figure.ACCEPTED);
    Map<String, Long> rejected = counted(Figure.REJECTED);
    return Stream.concat(names(accepted), names(rejected))
        .distinct()
        .sorted()
        .flatMap(rep -> acceptance(rep, of(accepted, rep), of(rejected, rep)).stream());
  }

  /** Of what a rep's acceptance may be, the one that it is. */
  private Optional<Finding> acceptance(String rep, long accepted, long rejected) {
    AcceptanceBounds bounds = terms().acceptance();
    long decided = accepted + rejected;
    Measure farBelow = new Measure(accepted, decided, bounds.farBelow());
    Measure below = new Measure(accepted, decided, bounds.below());
    Measure high = new Measure(accepted, decided, bounds.atLeast());
    if (!isSample(below)) {
      return Optional.empty();
    }
    if (farBelow.isBelow()) {
      return Optional.of(ofRep(Kind.ACCEPTANCE_FAR_BELOW, rep, farBelow, "below"));
    }
    if (below.isBelow()) {
      return Optional.of(ofRep(Kind.ACCEPTANCE_LOW, rep, below, "below"));
    }
    return high.isBelow()
        ? Optional.empty()
        : Optional.of(ofRep(Kind.ACCEPTANCE_HIGH, rep, high, "from"));
  }

  private Finding ofRep(Kind kind, String rep, Measure measure, String from) {
    String sentence =
        "Of the MQLs that %s decided on in %s, %s (%s) were accepted; it stands out %s %s."
            .formatted(
                rep,
                period,
                measure.ofAll(),
                measure.percent(),
                from,
                measure.boundInWords() + (from.equals("from") ? " on" : ""));
    return finding(kind, rep, period.days(), measure, sentence);
  }

  private boolean isSample(Measure measure) {
    Long all = measure.denominator();
    return all != null && all >= terms().minSample();
  }

  private Map<String, Long> counted(Figure figure) {
    return figures.sums(contract.id(), figure, period.days());
  }

  private static Stream<String> names(Map<String, Long> counted) {
    Set<String> names = new TreeSet<>(naturalOrder());
    names.addAll(counted.keySet());
    names.removeAll(NOBODY);
    return names.stream();
  }

  private static long of(Map<String, Long> counted, String name) {
    return counted.getOrDefault(name, 0L);
  }

  private static long total(Map<String, Long> counted) {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String inWords(Duration limit) {
    return limit.toSeconds() % 86_400 == 0
        ? limit.toDays() == 1 ? "a day" : limit.toDays() + " days"
        : limit.toString();
  }

  private Finding finding(
      Kind kind, String subject, Days counted, Measure measure, String sentence) {
    return new Finding(
        contract.id(), contract.version(), period, kind, subject, counted, measure, sentence);
  }
}
