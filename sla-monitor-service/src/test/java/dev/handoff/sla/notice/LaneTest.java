package dev.handoff.sla.notice;

import static dev.handoff.message.AlertKind.BREACHED;
import static dev.handoff.message.NoticeOutcome.GIVEN_UP;
import static dev.handoff.message.NoticeOutcome.OVERTAKEN;
import static dev.handoff.message.NoticeOutcome.REFUSED;
import static dev.handoff.message.NoticeOutcome.SENT;
import static dev.handoff.sla.notice.Given.KEY;
import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.alert;
import static dev.handoff.sla.notice.Given.mql;
import static dev.handoff.sla.notice.Given.notices;
import static dev.handoff.sla.notice.Given.step;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.Transition;
import dev.handoff.testing.BusDefaults;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.Acknowledgment;

/** What a lane does with the records of its stage, between a topic and a receiver. */
class LaneTest {
  private static final String WEBHOOK =
      "- { name: crm, about: mql, channel: webhook, credential: crm }";
  private static final String SLACK =
      "- { name: floor, about: mql, channel: slack, credential: floor }";
  private static final String PAGER =
      "- { name: call, about: alert, channel: pagerduty, credential: on-call, when: \"alert.kind =="
          + " 'breached'\" }";

  private static final List<Stage> STAGES =
      Stage.all(
          List.of(
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              Duration.ofMinutes(10),
              Duration.ofHours(1)));

  private final Receiver receiver = new Receiver();
  private final TopicSerdes serdes = new TopicSerdes(BusDefaults.clients("lane-test"));
  private final NoticeLog log = new NoticeLog();
  private final List<String> acknowledged = new ArrayList<>();

  /** The template closes what it was given; whoever asks afterwards wants to see what was sent. */
  private final MockProducer<String, Object> bus =
      new MockProducer<>(true, null, new StringSerializer(), (_, _) -> new byte[0]) {
        @Override
        public void close(Duration timeout) {}
      };

  @AfterEach
  void leave() {
    receiver.close();
  }

  @Test
  void what_the_receiver_takes_is_recorded_as_sent_and_done_with() {
    take(STAGES.getFirst(), TEN, List.of(record(WEBHOOK, "L-1", TEN), record(WEBHOOK, "L-2", TEN)));

    assertThat(receiver.at("/hook")).hasSize(2);
    assertThat(recorded()).containsExactlyInAnyOrder("L-1 SENT 1", "L-2 SENT 1");
    assertThat(put()).isEmpty();
    assertThat(acknowledged).containsExactly("all");
  }

  @Test
  void what_is_refused_goes_to_the_next_stage_and_nothing_waits_behind_it() {
    receiver.answer("/hook", 503);
    take(STAGES.get(1), TEN.plusSeconds(10), List.of(record(WEBHOOK, "L-1", TEN)));

    assertThat(recorded()).containsExactly("L-1 REFUSED 2");
    assertThat(put()).containsExactly(STAGES.get(2).topic().name() + " L-1");
    assertThat(acknowledged).containsExactly("all");
  }

  @Test
  void after_the_last_stage_it_lies_with_the_dead_letters() {
    receiver.answer("/hook", 503);
    take(STAGES.getLast(), TEN.plus(Duration.ofHours(1)), List.of(record(WEBHOOK, "L-1", TEN)));

    assertThat(recorded()).containsExactly("L-1 GIVEN_UP 5");
    assertThat(put()).containsExactly(Topics.NOTICE_DEAD_LETTER.name() + " L-1");
  }

  @Test
  void what_has_not_waited_long_enough_is_left_there_with_all_behind_it() {
    take(
        STAGES.get(1),
        TEN.plusSeconds(10),
        List.of(
            record(WEBHOOK, "L-1", TEN),
            record(WEBHOOK, "L-2", TEN.plusMillis(300)),
            record(WEBHOOK, "L-3", TEN.plusSeconds(5))));

    assertThat(recorded()).containsExactly("L-1 SENT 2");
    assertThat(acknowledged).containsExactly("all before 1, the rest after PT0.3S");
  }

  @Test
  void nobody_sleeps_for_longer_than_a_second_as_others_wait_in_other_partitions() {
    take(STAGES.get(2), TEN, List.of(record(WEBHOOK, "L-1", TEN)));

    assertThat(receiver.at("/hook")).isEmpty();
    assertThat(acknowledged).containsExactly("all before 0, the rest after PT1S");
  }

  @Test
  void what_was_sent_is_not_sent_again() {
    NoticeDue notice = notices(WEBHOOK, mql("L-1", TEN).build()).getFirst();
    log.on(Notice.recorded(notice, SENT, 1, null, TEN));
    take(STAGES.getFirst(), TEN, List.of(record(STAGES.getFirst(), notice, TEN)));

    assertThat(receiver.at("/hook")).isEmpty();
    assertThat(recorded()).isEmpty();
    assertThat(acknowledged).containsExactly("all");
  }

  @Test
  void what_is_for_a_channel_of_another_lane_is_left_to_that() {
    Lane lane = lane(STAGES.getFirst(), TEN, webhooks());
    lane.onMessage(List.of(record(SLACK, "L-1", TEN), record(WEBHOOK, "L-2", TEN)), acknowledges());

    assertThat(receiver.at("/slack")).isEmpty();
    assertThat(recorded()).containsExactly("L-2 SENT 1");
  }

  @Test
  void slack_is_given_its_second_and_the_records_come_again() {
    Lane lane = lane(STAGES.getFirst(), TEN, slack());
    lane.onMessage(List.of(record(SLACK, "L-1", TEN)), acknowledges());
    lane.onMessage(List.of(record(SLACK, "L-2", TEN)), acknowledges());

    assertThat(recorded()).containsExactly("L-1 SENT 1");
    assertThat(acknowledged).containsExactly("all", "all before 0, the rest after PT1S");
  }

  @Test
  void an_incident_that_was_closed_meanwhile_is_not_opened() {
    NoticeDue trigger =
        Given.subscribers(PAGER)
            .of(alert("L-1", BREACHED, TEN).build(), TEN, TEN)
            .getFirst()
            .notice();
    log.on(Notice.recorded(trigger, REFUSED, 1, "away", TEN));
    Instant later = TEN.plusSeconds(5);
    NoticeDue resolve =
        log.incidents()
            .onStep(step("L-1", Transition.TOUCH_RECORDED, later).build(), later)
            .getFirst();
    log.on(Notice.recorded(resolve, SENT, 1, null, later));
    take(STAGES.get(1), TEN.plusSeconds(10), List.of(record(STAGES.get(1), trigger, TEN)));

    assertThat(receiver.at("/v2/enqueue")).isEmpty();
    assertThat(recorded()).containsExactly("L-1 " + OVERTAKEN + " 0");
    assertThat(acknowledged).containsExactly("all");
  }

  @Test
  void what_is_no_notice_stops_nothing() {
    ConsumerRecord<String, byte[]> foreign = record(STAGES.getFirst(), "?".getBytes(UTF_8), TEN);
    take(STAGES.getFirst(), TEN, List.of(foreign, record(WEBHOOK, "L-1", TEN)));

    assertThat(recorded()).containsExactly("L-1 SENT 1");
    assertThat(acknowledged).containsExactly("all");
  }

  @Test
  void of_a_batch_each_has_its_own_fate() {
    receiver.answer("/slack", 500);
    take(
        STAGES.getLast(),
        TEN.plus(Duration.ofHours(1)),
        List.of(record(WEBHOOK, "L-1", TEN), record(SLACK, "L-2", TEN)));

    assertThat(recorded()).containsExactlyInAnyOrder("L-1 SENT 5", "L-2 " + GIVEN_UP + " 5");
  }

  private void take(Stage stage, Instant now, List<ConsumerRecord<String, byte[]>> records) {
    lane(stage, now, webhooks(), slack(), pagers()).onMessage(records, acknowledges());
  }

  private Lane lane(Stage stage, Instant now, Carrier... carriers) {
    return new Lane(
        "lane",
        stage,
        Stream.of(carriers).collect(Collectors.toMap(Carrier::channel, it -> it)),
        new Decoder(serdes, STAGES.stream().map(Stage::topic).toList()),
        log,
        new NoticeWriter(new KafkaTemplate<>(() -> bus), new SimpleMeterRegistry()),
        () -> now);
  }

  private ConsumerRecord<String, byte[]> record(String subscription, String leadId, Instant putAt) {
    return record(
        STAGES.getFirst(), notices(subscription, mql(leadId, TEN).build()).getFirst(), putAt);
  }

  private ConsumerRecord<String, byte[]> record(Stage stage, NoticeDue notice, Instant putAt) {
    Topic<NoticeDue> topic = stage.topic();
    return record(stage, serdes.values(topic).serializer().serialize(topic.name(), notice), putAt);
  }

  private static ConsumerRecord<String, byte[]> record(Stage stage, byte[] value, Instant putAt) {
    return new ConsumerRecord<>(
        stage.topic().name(),
        0,
        0,
        putAt.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        value.length,
        "L",
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private Acknowledgment acknowledges() {
    return new Acknowledgment() {
      @Override
      public void acknowledge() {
        acknowledged.add("all");
      }

      @Override
      public void nack(int index, Duration sleep) {
        acknowledged.add("all before %d, the rest after %s".formatted(index, sleep));
      }
    };
  }

  private List<String> recorded() {
    return sent(NoticeRecorded.class)
        .map(record -> (NoticeRecorded) record.value())
        .map(it -> it.getLeadId() + " " + it.getOutcome() + " " + it.getAttempt())
        .toList();
  }

  private List<String> put() {
    return sent(NoticeDue.class).map(record -> record.topic() + " " + record.key()).toList();
  }

  private Stream<ProducerRecord<String, Object>> sent(Class<?> type) {
    return bus.history().stream().filter(record -> type.isInstance(record.value()));
  }

  private WebhookCarrier webhooks() {
    return new WebhookCarrier(
        Given.credentials(
            Map.of(
                "HANDOFF_NOTIFY_CRM_URL", receiver.url("/hook"), "HANDOFF_NOTIFY_CRM_KEYS", KEY)),
        post());
  }

  private SlackCarrier slack() {
    return new SlackCarrier(
        Given.credentials(Map.of("HANDOFF_NOTIFY_FLOOR_URL", receiver.url("/slack"))), post());
  }

  private PagerDutyCarrier pagers() {
    return new PagerDutyCarrier(
        Given.credentials(
            Map.of(
                "HANDOFF_NOTIFY_ON_CALL_URL",
                receiver.url("/v2/enqueue"),
                "HANDOFF_NOTIFY_ON_CALL_KEYS",
                "R0UT1NG")),
        post());
  }

  private static Post post() {
    return new Post(Duration.ofSeconds(5));
  }
}
