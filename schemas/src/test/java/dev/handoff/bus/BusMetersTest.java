package dev.handoff.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.DefaultContract;
import dev.handoff.metric.BoundedLabel;
import dev.handoff.testing.Agreements;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class BusMetersTest {
  private static final String DOCUMENT = DefaultContract.document();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ContractBook book = new ContractBook();
  private Instant now = Instant.parse("2026-02-01T00:00:00Z");
  private final ContractMeters contracts =
      new ContractMeters(book, () -> now, new BoundedLabel(2), meters);

  @Test
  void a_contract_is_shown_in_the_version_that_is_in_force_when_somebody_looks() {
    add(Scope.STANDING, DOCUMENT);
    Contract next =
        Agreements.of(
            DOCUMENT
                .replace("version: 1", "version: 2")
                .replace("2026-01-01T00", "2026-03-01T00")
                .replace("review-by: 2026-03-02", "review-by: 2026-05-01"));
    book.add(Scope.STANDING, next, null);
    contracts.show(next.id());

    assertThat(gauge("handoff.contract.version", "b2b-default")).isEqualTo(1);
    assertThat(gauge("handoff.contract.review.by.timestamp", "b2b-default"))
        .isEqualTo(Instant.parse("2026-03-02T00:00:00Z").getEpochSecond());
    assertThat(gauge("handoff.contract.conversion.floor.ratio", "b2b-default")).isEqualTo(0.2);

    now = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(gauge("handoff.contract.version", "b2b-default")).isEqualTo(2);
    assertThat(gauge("handoff.contract.review.by.timestamp", "b2b-default"))
        .isEqualTo(Instant.parse("2026-05-01T00:00:00Z").getEpochSecond());
  }

  @Test
  void a_contract_in_whose_place_another_stands_has_no_review_to_be_late_for() {
    add(Scope.STANDING, DOCUMENT);
    add(Scope.NAMED, DOCUMENT.replace("id: b2b-default", "id: partners"));
    add(Scope.STANDING, DOCUMENT.replace("id: b2b-default", "id: enterprise"));

    assertThat(gauge("handoff.contract.review.by.timestamp", "b2b-default")).isNaN();
    assertThat(gauge("handoff.contract.review.by.timestamp", "partners")).isPositive();
    // Beyond the limit, where one number would have to stand for several.
    assertThat(meters.find("handoff.contract.version").tag("contract", "other").gauge()).isNull();
  }

  @Test
  void a_dead_letter_counts_by_its_topic_and_exception() {
    var letters = new DeadLetterMeters(new BoundedLabel(1), new BoundedLabel(9), meters);
    letters.count(headers("leads.engagement", "dev.handoff.bus.ImpossibleRecord"));
    letters.count(headers("leads.engagement", "dev.handoff.bus.ImpossibleRecord"));
    letters.count(headers("made.up", "Strange"));
    letters.count(new RecordHeaders());

    assertThat(letters("leads.engagement", "ImpossibleRecord")).isEqualTo(2);
    assertThat(letters("other", "Strange")).isEqualTo(1);
    assertThat(letters("none", "none")).isEqualTo(1);
  }

  @Test
  void lag_is_that_of_the_records_unread_and_not_of_stores_that_are_read_again() {
    var metrics =
        List.of(
            metric("records-lag", "leads.engagement", "scoring-1-consumer", 3.0),
            metric("records-lag", "leads.engagement", "scoring-2-consumer", 4.0),
            metric("records-lag", "leads.engagement", "scoring-2-consumer", Double.NaN),
            metric("records-lag", "leads.engagement", "scoring-1-restore-consumer", 50.0),
            metric("records-lag", "leads.profile", "scoring-1-consumer", 60.0),
            metric("records-lag-max", "leads.engagement", "scoring-1-consumer", 70.0));
    assertThat(TopologyMeters.lag("leads.engagement", metrics)).isEqualTo(7);
    assertThat(TopologyMeters.lag("leads.lifecycle", metrics)).isZero();
  }

  private void add(Scope scope, String document) {
    Contract contract = Agreements.of(document);
    book.add(scope, contract, null);
    contracts.show(contract.id());
  }

  private double gauge(String name, String contract) {
    return meters.get(name).tag("contract", contract).gauge().value();
  }

  private double letters(String topic, String exception) {
    return meters
        .get("handoff.dead.letters")
        .tag("topic", topic)
        .tag("exception", exception)
        .counter()
        .count();
  }

  private static Headers headers(String topic, String exception) {
    return new RecordHeaders()
        .add(DeadLetterMeters.TOPIC, topic.getBytes(UTF_8))
        .add(DeadLetterMeters.EXCEPTION, exception.getBytes(UTF_8));
  }

  private static Metric metric(String name, String topic, String client, double value) {
    var named =
        new MetricName(
            name,
            "consumer-fetch-manager-metrics",
            "",
            Map.of("topic", topic, "partition", "0", "client-id", client));
    return new Metric() {
      @Override
      public MetricName metricName() {
        return named;
      }

      @Override
      public Object metricValue() {
        return value;
      }
    };
  }
}
