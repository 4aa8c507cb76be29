package dev.handoff.sla.finding;

import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.sla.finding.Finding.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether marketing kept what it promised.
 *
 * @param review of which contract and period
 */
record MarketingPromises(Review review) {

  /** Volumes that were not reached. */
  Stream<Finding> tooFew(List<Volume> promised) {
    long mqls = Review.total(review.counted(Figure.MQLS));
    return promised.stream().flatMap(volume -> tooFew(volume, mqls).stream());
  }

  private Optional<Finding> tooFew(Volume promise, long mqls) {
    Measure measure = new Measure(mqls, null, promise.atLeast());
    if (!measure.isBelow()) {
      return Optional.empty();
    }
    String sentence =
        "%s MQLs were raised in %s; %s promises at least %s."
            .formatted(measure.ofAll(), review.period(), promise.name(), measure.boundInWords());
    return Optional.of(
        review.finding(Kind.VOLUME_BELOW_PROMISE, promise.name(), measure, sentence));
  }

  /** Conversions below their floor. */
  Stream<Finding> tooFewConverted() {
    return review.contract().sla().marketing().stream()
        .filter(ConversionFloor.class::isInstance)
        .map(ConversionFloor.class::cast)
        .flatMap(floor -> tooFewConverted(floor).stream());
  }

  private Optional<Finding> tooFewConverted(ConversionFloor floor) {
    Days cohort = cohort(floor);
    long mqls = Review.total(review.counted(Figure.MQLS, cohort));
    Measure measure = new Measure(converted(floor, cohort), mqls, floor.atLeast());
    if (mqls < floor.minSample() || !measure.isBelow()) {
      return Optional.empty();
    }
    String sentence =
        "Of the MQLs raised from %s, %s (%s) came to %s within %s; %s promises at least %s."
            .formatted(
                cohort,
                measure.ofAll(),
                measure.percent(),
                floor.of(),
                inWords(floor.within()),
                floor.name(),
                measure.boundInWords());
    return Optional.of(
        review.finding(Kind.CONVERSION_BELOW_FLOOR, floor.name(), cohort, measure, sentence));
  }

  /** The whole days of which each MQL has had all its time when the period ends. */
  private Days cohort(ConversionFloor floor) {
    LocalDate to = Days.of(review.period().end().minus(floor.within()));
    long days = floor.over().plusDays(1).minusNanos(1).toDays();
    return new Days(to.minusDays(days), to);
  }

  private long converted(ConversionFloor floor, Days cohort) {
    long limit = Delay.seconds(floor.within());
    return review.counted(Figure.reaching(floor.of()), cohort).entrySet().stream()
        .filter(delay -> Long.parseLong(delay.getKey()) <= limit)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String inWords(Duration limit) {
    return limit.equals(Duration.ofDays(limit.toDays()))
        ? limit.toDays() == 1 ? "a day" : limit.toDays() + " days"
        : limit.toString();
  }
}
