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
import java.util.function.ToDoubleFunction;

/** What contracts say that somebody should be alerted by. What is not said is NaN. */
final class ContractMeters {
  private static final String SQL = "sql";

  private final ContractBook book;
  private final InstantSource time;
  private final BoundedLabel ids;
  private final MeterRegistry meters;

  ContractMeters(ContractBook book, InstantSource time, BoundedLabel ids, MeterRegistry meters) {
    this.book = book;
    this.time = time;
    this.ids = ids;
    this.meters = meters;
  }

  /** Shows a contract from now on, in whichever version is in force when somebody looks. */
  void show(String id) {
    String label = ids.of(id);
    if (label.equals(BoundedLabel.OTHER)) {
      return; // one number cannot stand for several contracts
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
