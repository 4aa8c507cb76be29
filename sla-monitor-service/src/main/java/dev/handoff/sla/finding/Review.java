package dev.handoff.sla.finding;

import dev.handoff.contract.Contract;
import dev.handoff.contract.FindingTerms;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.sla.finding.Finding.Kind;
import dev.handoff.sla.finding.Period.Length;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands out of a period. Of the same figures it is the same.
 *
 * @param contract the version that the period is judged by
 * @param period the period, which is over
 * @param figures what was counted
 */
record Review(Contract contract, Period period, Figures figures) {

  /**
   * The findings.
   *
   * @param volumes the promises of volume that held for the whole of the period
   */
  List<Finding> findings(List<Volume> volumes) {
    MarketingPromises promises = new MarketingPromises(this);
    Stream<Finding> tooFew = promises.tooFew(volumes);
    return Length.named(terms().per()) == period.length()
        ? Stream.of(tooFew, promises.tooFewConverted(), new Standouts(this).all())
            .flatMap(found -> found)
            .toList()
        : tooFew.toList();
  }

  FindingTerms terms() {
    return contract.sla().findings();
  }

  /** A figure of the period. */
  Map<String, Long> counted(Figure figure) {
    return counted(figure, period.days());
  }

  Map<String, Long> counted(Figure figure, Days days) {
    return figures.sums(contract.id(), figure, days);
  }

  static long total(Map<String, Long> counted) {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  Finding finding(Kind kind, String subject, Measure measure, String sentence) {
    return finding(kind, subject, period.days(), measure, sentence);
  }

  Finding finding(Kind kind, String subject, Days counted, Measure measure, String sentence) {
    return new Finding(
        contract.id(), contract.version(), period, kind, subject, counted, measure, sentence);
  }
}
