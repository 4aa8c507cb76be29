package dev.handoff.sla.finding.stream;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bus.DueIndex;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.message.FindingKind;
import dev.handoff.message.FindingStated;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.finding.Days;
import dev.handoff.sla.finding.Figure;
import dev.handoff.sla.finding.Figures;
import dev.handoff.sla.finding.Terms;
import dev.handoff.sla.state.CountedPassState;
import dev.handoff.sla.stream.SlaTopology;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTopologyTest {
  private static final Instant START = Instant.parse("2026-02-27T09:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Duration SETTLE = Duration.ofHours(1);

  private static final String SLA =
      """
      marketing:
        - { name: volume, at-least: 100, per: month }
        - { name: floor, of: sql, within: 7d, at-least: 20%, over: 28d, min-sample: 5 }
      findings: { min-sample: 5 }
      """;

  private final ContractBook contracts = new ContractBook();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyHarness monitor = monitor(START);

  private TopologyHarness monitor(Instant now) {
    contracts.add(Scope.STANDING, Terms.of(SLA), null);
    return TopologyHarness.of(
        Party.SLA_MONITOR_SERVICE,
        (builder, serdes) ->
            new FindingTopology(contracts, serdes, meters)
                .addTo(
                    new SlaTopology(contracts, serdes, meters, new LabelLimits(20, 0))
                        .addTo(builder)),
        now);
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void what_stands_out_of_a_month_is_stated_with_its_numbers() {
    monitor.advance(Duration.ofMinutes(1));
    month();
    advanceTo(APRIL.plus(SETTLE));

    List<TestRecord<String, FindingStated>> records = monitor.records(Topics.FINDING);
    assertThat(records).extracting(TestRecord::key).containsOnly(Terms.ID);
    FindingStated reason = of(FindingKind.REASON_FREQUENT, records);
    assertThat(reason)
        .isEqualTo(
            FindingStated.newBuilder()
                .setEventId(reason.getEventId())
                .setContractId(Terms.ID)
                .setContractVersion(1)
                .setOccurredAt(APRIL)
                .setDetectedAt(APRIL.plus(SETTLE))
                .setKind(FindingKind.REASON_FREQUENT)
                .setSubject("no_budget")
                .setPeriod("2026-03")
                .setPeriodFrom(LocalDate.parse("2026-03-01"))
                .setPeriodTo(LocalDate.parse("2026-04-01"))
                .setCountedFrom(LocalDate.parse("2026-03-01"))
                .setCountedTo(LocalDate.parse("2026-04-01"))
                .setNumerator(6)
                .setDenominator(6L)
                .setShare(1.0)
                .setBound(0.4)
                .setSentence(
                    "6 of 6 rejections and disqualifications of 2026-03 (100 %) were for no_budget;"
                        + " it stands out from 40 % on.")
                .setSuggestion(
                    "The definition lacks a budget signal: let fit ask for one, such as employees"
                        + " or revenue.")
                .build());
    assertThat(records).extracting(TestRecord::getRecordTime).containsOnly(APRIL.plus(SETTLE));

    assertThat(said(records.stream().map(TestRecord::value).toList()))
        .containsExactly(
            "VOLUME_BELOW_PROMISE volume: 10 of null",
            "CONVERSION_BELOW_FLOOR floor: 0 of 10",
            "REASON_FREQUENT no_budget: 6 of 6",
            "ACCEPTANCE_HIGH dana: 10 of 10",
            "SOURCE_DOMINANT webinar: 10 of 10");
    assertThat(meters.get("handoff.findings").tag("kind", "reason-frequent").counter().count())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} ms around the judgement")
  @ValueSource(longs = {-86_400_000, -1, 0, 1, 1_000, 86_400_000})
  void a_finding_is_stated_once_whenever_the_monitor_was_restarted(long millis) {
    monitor.advance(Duration.ofMinutes(1));
    month();
    List<FindingStated> stated = new ArrayList<>();
    advanceTo(APRIL.plus(SETTLE).plusMillis(millis));
    stated.addAll(monitor.read(Topics.FINDING));
    monitor.restart();
    month(); // what was not committed before comes again
    monitor.advance(Duration.ofHours(2));
    stated.addAll(monitor.read(Topics.FINDING));
    monitor.restart();
    monitor.advance(Duration.ofDays(3));
    stated.addAll(monitor.read(Topics.FINDING));

    assertThat(stated).hasSize(5);
    assertThat(stated).extracting(FindingStated::getEventId).doesNotHaveDuplicates();
    assertThat(stated).extracting(FindingStated::getOccurredAt).containsOnly(APRIL);
    assertThat(stated)
        .allSatisfy(each -> assertThat(each.getDetectedAt()).isAfterOrEqualTo(APRIL.plus(SETTLE)));
  }

  @Test
  void a_replay_says_the_same() {
    monitor.advance(Duration.ofMinutes(1));
    month();
    advanceTo(APRIL.plus(SETTLE));
    List<FindingStated> first = monitor.read(Topics.FINDING);
    try (TopologyHarness again = monitor(START)) {
      again.advance(Duration.ofMinutes(1));
      month(again);
      again.advance(Duration.between(again.now(), APRIL.plus(SETTLE)));
      assertThat(again.read(Topics.FINDING)).isEqualTo(first).hasSize(5);
    }
  }

  @Test
  void a_month_that_ended_while_nobody_looked_is_stated_when_all_of_it_was_read() {
    Instant back = APRIL.plus(Duration.ofDays(9));
    // The monitor comes back here, and reads what it was not told in March.
    TopologyHarness later = monitor(back);
    month(later);
    later.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(later.read(Topics.FINDING)).isEmpty();
    later.advance(Duration.ofSeconds(1));
    List<FindingStated> stated = later.read(Topics.FINDING);
    later.close();
    assertThat(stated).extracting(FindingStated::getPeriod).containsOnly("2026-03");
    assertThat(stated).extracting(FindingStated::getOccurredAt).containsOnly(APRIL);
    assertThat(stated).allSatisfy(each -> assertThat(each.getDetectedAt()).isAfter(back));
    assertThat(said(stated)).contains("REASON_FREQUENT no_budget: 6 of 6");
  }

  @Test
  void a_new_version_amid_a_month_judges_all_of_it() {
    monitor.advance(Duration.ofMinutes(1));
    month();
    contracts.add(
        Scope.STANDING,
        Terms.of(
            2,
            "2026-03-20T00:00:00Z",
            """
            findings: { min-sample: 5, reasons: [], source: 100%, acceptance: { at-least: 100% } }
            """),
        null);
    advanceTo(APRIL.plus(SETTLE));
    List<FindingStated> stated = monitor.read(Topics.FINDING);
    assertThat(said(stated))
        .containsExactly("ACCEPTANCE_HIGH dana: 10 of 10", "SOURCE_DOMINANT webinar: 10 of 10");
    assertThat(stated).extracting(FindingStated::getContractVersion).containsOnly(2);
  }

  @Test
  void decisions_that_are_taken_back_or_put_right_count_as_they_are_right() {
    monitor.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 10; i++) {
      String lead = "L-" + i;
      pipe(raised(lead, MARCH));
      pipe(step(lead, 2, Transition.REJECTED, MARCH).setActor("dana").setReason("bad_fit"));
      if (i < 4) {
        pipe(
            step(lead, 3, Transition.RECORD_CORRECTED, MARCH)
                .setCorrects(lead + "/2")
                .setCorrectedField("reason")
                .setCorrectedValue("no_budget"));
      }
      if (i > 7) {
        pipe(step(lead, 3, Transition.REOPENED, MARCH).setTo(Stage.MQL));
        pipe(step(lead, 4, Transition.ACCEPTED, MARCH).setActor("dana").setTo(Stage.SAL));
      }
    }
    advanceTo(APRIL.plus(SETTLE));
    assertThat(said(monitor.read(Topics.FINDING)))
        .contains("REASON_FREQUENT no_budget: 4 of 8", "ACCEPTANCE_FAR_BELOW dana: 2 of 10");
  }

  @Test
  void names_that_somebody_makes_up_are_counted_together_beyond_so_many_a_day() {
    int many = KeptFigures.MOST_NAMES_A_DAY;
    range(0, many + 50)
        .forEach(i -> pipe(raised("L-" + i, MARCH).setSource("\uD83D\uDE80 source " + i)));
    pipe(raised("known", MARCH).setSource("\uD83D\uDE80 source 7"));

    Map<String, Long> sums = figures().sums(Terms.ID, Figure.MQLS, march());
    assertThat(sums).hasSize(many + 1).containsEntry(Figures.REST, 50L);
    assertThat(sums).containsEntry("\uD83D\uDE80 source 7", 2L);
    assertThat(sums.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(many + 51);
  }

  @Test
  void who_is_taken_back_is_taken_back_where_it_was_counted() {
    int many = KeptFigures.MOST_NAMES_A_DAY;
    for (int i = 0; i <= many; i++) {
      pipe(raised("L-" + i, MARCH));
      pipe(step("L-" + i, 2, Transition.REJECTED, MARCH).setActor("rep " + i).setReason("bad_fit"));
    }
    for (int i = 0; i <= many; i++) {
      pipe(step("L-" + i, 3, Transition.REOPENED, MARCH).setTo(Stage.MQL));
    }
    assertThat(figures().sums(Terms.ID, Figure.REJECTED, march())).isEmpty();
    assertThat(figures().sums(Terms.ID, Figure.REASONS, march())).isEmpty();
  }

  @Test
  void a_pass_is_forgotten_long_after_it_was_last_heard_of() {
    pipe(raised("L-1", START));
    monitor.advance(Duration.ofDays(100));
    pipe(step("L-1", 2, Transition.ACCEPTED, START).setActor("dana"));
    KeyValueStore<String, CountedPassState> passes = monitor.store(PassCounter.PASSES);
    KeyValueStore<Bytes, String> forgetting = monitor.store(PassCounter.FORGETTING);

    monitor.advance(KeptPasses.REMEMBERED.minusDays(1));
    assertThat(passes.get("L-1")).isNotNull();
    assertThat(new DueIndex(forgetting).due(monitor.now().plus(Duration.ofDays(9)), 9)).hasSize(1);
    monitor.advance(Duration.ofDays(1));
    assertThat(passes.get("L-1")).isNull();
    assertThat(new DueIndex(forgetting).due(monitor.now().plus(Duration.ofDays(9)), 9)).isEmpty();
  }

  @Test
  void nothing_is_kept_of_who_is_erased_and_what_was_counted_stays() {
    pipe(raised("L-1", MARCH));
    pipe(step("L-1", 2, Transition.ERASED, MARCH));
    KeyValueStore<String, CountedPassState> passes = monitor.store(PassCounter.PASSES);
    KeyValueStore<Bytes, String> forgetting = monitor.store(PassCounter.FORGETTING);
    assertThat(passes.get("L-1")).isNull();
    assertThat(new DueIndex(forgetting).due(monitor.now().plus(Duration.ofDays(999)), 9)).isEmpty();
    assertThat(figures().sums(Terms.ID, Figure.MQLS, march())).isNotEmpty();
  }

  @Test
  void what_cannot_be_true_is_one_dead_letter_and_counts_nothing() {
    monitor.pipe(Topics.LIFECYCLE, "L-2", raised("L-1", MARCH).build(), MARCH);
    monitor.erase(Topics.LIFECYCLE, "L-1", MARCH);
    assertThat(monitor.deadLetters()).hasSize(2);
    assertThat(figures().sums(Terms.ID, Figure.MQLS, march())).isEmpty();
  }

  private void month() {
    month(monitor);
  }

  /** Ten MQLs of one source, each accepted, six of them disqualified, none qualified. */
  private static void month(TopologyHarness monitor) {
    for (int i = 0; i < 10; i++) {
      String lead = "L-" + i;
      Instant at = MARCH.plus(Duration.ofHours(i));
      pipe(monitor, raised(lead, at));
      pipe(monitor, step(lead, 2, Transition.ACCEPTED, at).setActor("dana").setTo(Stage.SAL));
      if (i < 6) {
        pipe(
            monitor,
            step(lead, 3, Transition.DISQUALIFIED, at)
                .setReason("no_budget")
                .setTo(Stage.DISQUALIFIED));
      }
    }
  }

  private void pipe(LifecycleChanged.Builder step) {
    pipe(monitor, step);
  }

  private static void pipe(TopologyHarness monitor, LifecycleChanged.Builder step) {
    LifecycleChanged changed = step.build();
    monitor.pipe(Topics.LIFECYCLE, changed.getLeadId(), changed, changed.getOccurredAt());
  }

  private static LifecycleChanged.Builder raised(String lead, Instant at) {
    return step(lead, 1, Transition.MQL_RAISED, at).setSource("webinar");
  }

  private static LifecycleChanged.Builder step(
      String lead, long revision, Transition transition, Instant at) {
    return LifecycleChanged.newBuilder()
        .setEventId(lead + "/" + revision)
        .setLeadId(lead)
        .setOccurredAt(at)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.MQL)
        .setCycleId(lead + ":1")
        .setCycleNumber(1)
        .setRevision(revision)
        .setContractId(Terms.ID)
        .setContractVersion(1);
  }

  private KeptFigures figures() {
    return new KeptFigures(monitor.store(FindingProcessor.FIGURES));
  }

  private static Days march() {
    return new Days(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));
  }

  private void advanceTo(Instant at) {
    monitor.advance(Duration.between(monitor.now(), at));
  }

  private static FindingStated of(
      FindingKind kind, List<TestRecord<String, FindingStated>> records) {
    return records.stream()
        .map(TestRecord::value)
        .filter(each -> each.getKind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> said(List<FindingStated> findings) {
    return findings.stream()
        .map(each ->
            "%s %s: %d of %s"
                .formatted(
                    each.getKind(), each.getSubject(), each.getNumerator(), each.getDenominator()))
        .toList();
  }
}
