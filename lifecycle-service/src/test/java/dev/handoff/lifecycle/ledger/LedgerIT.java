package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LedgerIT {
  private static final long SEED = 20_260_504L;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String CYCLES_OF_LEADS =
      "select cycle_id from handoff_cycle where erased_at is null and waits_for is not null";

  private final LiveLedger ledger = new LiveLedger();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void rebuilt_it_is_the_same_to_the_byte() throws Exception {
    System.out.println("seed " + SEED);
    live(new Random(SEED), 40, 1500);
    ledger.awaitEnd();
    Map<String, String> lived = ledger.dump();
    assertThat(lived.get("handoff_cycle").lines().count()).isGreaterThan(40);
    assertThat(lived.get("promise")).contains("TAKEN_BACK", "RUNNING");

    ledger.rebuild();
    ledger.awaitEnd();
    assertThat(ledger.dump()).isEqualTo(lived);
    assertThat(ledger.bean(MeterRegistry.class).get("handoff.ledger.records").counters())
        .isNotEmpty();
  }

  @Test
  void killed_in_the_middle_of_batches_it_is_the_same_to_the_byte() throws Exception {
    System.out.println("seed " + (SEED + 1));
    Random random = new Random(SEED + 1);
    for (int blow = 0; blow < 6; blow++) {
      live(random, 20, 300);
      if (blow == 3) {
        ledger.restart();
      } else {
        ledger.killConnections();
      }
    }
    ledger.awaitEnd();
    Map<String, String> lived = ledger.dump();

    ledger.rebuild();
    ledger.killConnections();
    ledger.awaitEnd();
    assertThat(ledger.dump()).isEqualTo(lived);
  }

  @Test
  void an_erased_lead_is_still_counted_and_never_named_again() throws Exception {
    System.out.println("seed " + (SEED + 2));
    Random random = new Random(SEED + 2);
    List<Object> told = new ArrayList<>();
    List<History> people =
        IntStream.range(0, 12)
            .mapToObj(it -> new History(random, "jo-" + it + "@buyer.example", told::add))
            .toList();
    for (int i = 0; i < 900; i++) {
      people.get(random.nextInt(people.size())).goOn();
    }
    ledger.publish(told);
    ledger.awaitEnd();
    List<String> counted = counts();

    List<History> erased = people.subList(0, 8);
    ledger.publish(erased.stream().map(History::erased).toList());
    ledger.awaitEnd();
    assertThat(counts()).isEqualTo(counted);
    Map<String, String> left = ledger.dump();
    assertForgotten(left, erased);
    assertThat(left.get("lead")).contains("jo-8@buyer.example");
    assertThat(
            ledger.query("select count(*) from queue where cycle_id not in (%s)", CYCLES_OF_LEADS))
        .containsExactly("0");

    // Late, or told again: what is of before comes under the other name, and changes nothing.
    ledger.publish(told);
    ledger.awaitEnd();
    assertThat(ledger.dump()).isEqualTo(left);

    ledger.rebuild();
    ledger.awaitEnd();
    assertThat(ledger.dump()).isEqualTo(left);

    ledger.restartWithNothing();
    ledger.awaitEnd();
    assertThat(ledger.dump()).isEqualTo(left);
  }

  private static void assertForgotten(Map<String, String> left, List<History> erased) {
    for (History person : erased) {
      left.forEach((table, rows) ->
          assertThat(rows.contains(person.leadId()))
              .as("%s in %s", person.leadId(), table)
              .isFalse());
    }
  }

  /** What reports count by, of all leads together. */
  private List<String> counts() throws SQLException {
    List<String> cycles =
        ledger.query(
            """
            select source, segment, rep, pool, score_band, contract_version, stage, outcome,
              case when outcome in ('REJECTED', 'DISQUALIFIED') then reason is not null end,
              count(*), count(mql_at), count(accepted_at), count(qualified_at), count(won_at),
              min(first_touch_at), sum(touches), sum(evidence_asked), sum(evidence_given),
              count(amount), round(sum(amount)::numeric, 2)
            from handoff_cycle group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9
            """,
            "");
    List<String> promises =
        ledger.query(
            """
            select promise, sla_class,
              case when state in ('RUNNING', 'WARNED', 'ERASED') then 'open' else state end,
              count(*), count(ended_at)
            from promise group by 1, 2, 3 order by 1, 2, 3
            """,
            "");
    return Stream.concat(cycles.stream(), promises.stream()).toList();
  }

  @Test
  void a_score_that_is_erased_is_gone_and_the_lead_with_it_where_nothing_else_is_known()
      throws Exception {
    String scored = "E-" + UUID.randomUUID();
    String handedOver = "E-" + UUID.randomUUID();
    for (String lead : List.of(scored, handedOver)) {
      ledger.bus.publish(SCORE_CHANGED, lead, Records.qualifyingScore(lead, TEN), TEN);
    }
    ledger.publish(
        History.step(handedOver, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    ledger.awaitEnd();
    assertThat(ledger.query("select stage, score_total from lead where lead_id = '%s'", scored))
        .containsExactly("PROSPECT|63");

    for (String lead : List.of(scored, handedOver)) {
      ledger.bus.publishBytes(SCORE_CHANGED, lead, null, TEN);
    }
    ledger.awaitEnd();
    assertThat(ledger.query("select stage from lead where lead_id = '%s'", scored)).isEmpty();
    assertThat(ledger.query("select stage, score from lead where lead_id = '%s'", handedOver))
        .containsExactly("MQL|null");
    assertThat(ledger.query("select kind from timeline where lead_id = '%s'", handedOver))
        .containsExactly("step");
  }

  @Test
  void the_package_may_come_before_the_step() throws Exception {
    String lead = "P-" + UUID.randomUUID();
    ledger.publish(History.mql(lead, 1));
    ledger.awaitEnd();
    String cycle = "select stage, source, score_band, missing, waits_for from handoff_cycle";
    assertThat(ledger.query(cycle + " where lead_id = '%s'", lead))
        .containsExactly(
            "null|goo\uFFFDgle|60|{email,campaign,channel,role,company,topics,form-answers}|null");
    ledger.publish(History.step(lead, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    ledger.publish(History.mql(lead, 1));
    ledger.awaitEnd();
    assertThat(
            ledger.query(
                "select stage, source, waits_for from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("MQL|goo\uFFFDgle|acceptance");
  }

  @Test
  void a_record_that_PostgreSQL_cannot_store_is_passed_over_and_no_other() throws Exception {
    String lead = "W-" + UUID.randomUUID();
    Instant beyond = Instant.ofEpochMilli(Long.MAX_VALUE);
    for (int revision = 1; revision <= 5; revision++) {
      Instant at = revision == 3 ? beyond : TEN;
      ledger.publish(
          History.step(lead, 1, revision, Transition.ACCEPTED, at).setTo(Stage.SAL).build());
    }
    ledger.bus.publishBytes(LIFECYCLE, lead, "no step at all".getBytes(UTF_8), TEN);
    System.out.println("seed " + SEED);
    String tooLong = letters(new Random(SEED), 5_000);
    ledger.publish(refusal(tooLong));
    ledger.publish(
        History.step(lead, 1, 6, Transition.ASSIGNED, TEN)
            .setTo(Stage.SAL)
            .setRep(letters(new Random(SEED), 9_000))
            .build());
    ledger.publish(refusal(lead));
    ledger.publish(History.step(lead, 1, 7, Transition.ASSIGNED, TEN).setTo(Stage.SAL).build());
    ledger.awaitEnd();
    assertThat(
            ledger.query(
                "select revision from timeline where lead_id = '%s' and kind = 'step' order by 1",
                lead))
        .containsExactly("1", "2", "4", "5", "7");
    assertThat(ledger.query("select stage, revision from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("SAL|7");
    assertThat(
            ledger.query(
                "select what from timeline where lead_id = '%s' and kind = 'refusal'", lead))
        .containsExactly("STALE");
    assertThat(ledger.query("select what from timeline where lead_id = '%s'", tooLong)).isEmpty();
  }

  /** Of which no two are alike, so that PostgreSQL cannot press them into an index. */
  private static String letters(Random random, int count) {
    return random
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static CommandOutcome refusal(String lead) {
    return CommandOutcome.newBuilder()
        .setEventId("refusal-of-it")
        .setLeadId(lead)
        .setOccurredAt(TEN)
        .setCommandId("c")
        .setVerdict(Verdict.REFUSED)
        .setRefusal(RefusalKind.STALE)
        .setSentence("Expected it otherwise")
        .setStage(Stage.MQL)
        .setRevision(1)
        .build();
  }

  @Test
  void what_PostgreSQL_fails_at_is_tried_again_aloud_and_after_a_minute_the_health_says_so(
      CapturedOutput output) throws Exception {
    String lead = "F-" + UUID.randomUUID();
    ledger.awaitEnd();
    ledger.change("alter table handoff_cycle rename to away");
    ledger.publish(History.step(lead, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    await().atMost(PATIENCE).until(() -> output.getOut().contains("is tried again: ERROR"));
    assertThat(output.getOut()).doesNotContain(lead);
    assertThat(ledger.health()).isEqualTo(Status.UP);
    ledger.putForward(Duration.ofSeconds(90));
    assertThat(ledger.health()).isEqualTo(Status.DOWN);

    ledger.change("alter table away rename to handoff_cycle");
    ledger.awaitEnd();
    assertThat(ledger.query("select stage from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("MQL");
    assertThat(ledger.health()).isEqualTo(Status.UP);
  }

  private void live(Random random, int leads, int records) {
    List<Object> told = new ArrayList<>();
    List<History> histories =
        IntStream.range(0, leads)
            .mapToObj(lead -> new History(random, "L-" + lead, told::add))
            .collect(Collectors.toList());
    for (int i = 0; i < records; i++) {
      histories.get(random.nextInt(leads)).goOn();
      if (random.nextInt(20) == 0 && !told.isEmpty()) {
        told.add(told.get(random.nextInt(told.size())));
      }
      if (random.nextInt(50) == 0) {
        told.add("L-" + random.nextInt(leads));
      }
    }
    ledger.publish(told);
  }
}
