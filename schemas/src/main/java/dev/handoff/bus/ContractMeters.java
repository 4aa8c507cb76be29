package dev.handoff.bus;

import static java.time.ZoneOffset.UTC;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.metric.BoundedLabel;
import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What contracts say that somebody should be alerted by. What is not said is NaN. Told by one
 * thread.
 */
final class ContractMeters {
  private static final String SQL = "sql";

  private final ContractBook book;
  private final InstantSource time;
  private final BoundedLabel ids;
  private final MeterRegistry meters;
  private final Set<String> shown = new HashSet<>();

  ContractMeters(ContractBook book, InstantSource time, BoundedLabel ids, MeterRegistry meters) {
    this.book = book;
    this.time = time;
    this.ids = ids;
    this.meters = meters;
  }

  /** Shows a contract from now on, in whichever version is in force when somebody looks. */
  void show(String id) {
    String label = ids.of(id);
    // One number cannot stand for several contracts.
    if (label.equals(BoundedLabel.OTHER) || !shown.add(id)) {
      return;
    }
    Metrics.CONTRACT_VERSION.gauge(meters, book, number(id, Contract::version), label);
    Metrics.CONTRACT_REVIEW_BY.gauge(meters, book, number(id, ContractMeters::reviewBy), label);
    Metrics.CONTRACT_CONVERSION_FLOOR.gauge(
        meters, book, number(id, ContractMeters::conversionFloor), label);
  }

  private ToDoubleFunction<ContractBook> number(String id, ToDoubleFunction<Contract> number) {
    return known -> known.inForce(id, time.instant()).map(number::applyAsDouble).orElse(Double.NaN);
  }

  private static double reviewBy(Contract contract) {
    LocalDate day = contract.reviewBy();
    return day == null ? Double.NaN : day.atStartOfDay(UTC).toEpochSecond();
  }

  private static double conversionFloor(Contract contract) {
    return contract.sla().marketing().stream()
        .filter(ConversionFloor.class::isInstance)
        .map(ConversionFloor.class::cast)
        .filter(floor -> floor.of().equals(SQL))
        .mapToDouble(ConversionFloor::atLeast)
        .max()
        .orElse(Double.NaN);
  }
}
