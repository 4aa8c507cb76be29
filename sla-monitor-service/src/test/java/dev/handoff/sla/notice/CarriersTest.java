package dev.handoff.sla.notice;

import static dev.handoff.message.AlertKind.BREACHED;
import static dev.handoff.sla.notice.Given.KEY;
import static dev.handoff.sla.notice.Given.NEXT_KEY;
import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.mql;
import static dev.handoff.sla.notice.Given.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import dev.handoff.message.NoticeDue;
import dev.handoff.sla.notice.Answer.Refused;
import dev.handoff.sla.notice.Answer.Taken;
import dev.handoff.sla.notice.Carrier.Carried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver gets over each channel, and what is made of its answers. */
class CarriersTest {
  private static final String WEBHOOK =
      "- { name: crm, about: mql, channel: webhook, credential: crm }";
  private static final String SLACK =
      "- { name: floor, about: mql, channel: slack, credential: floor }";

  private final Receiver receiver = new Receiver();
  private final Post post = new Post(Duration.ofSeconds(5));

  @AfterEach
  void leave() {
    receiver.close();
  }

  @Test
  void a_webhook_is_signed_as_the_schemes_own_library_and_its_document_check_it() {
    // The library looks at the clock itself: the time of the signature has to be now.
    carry(webhooks(KEY), notices(WEBHOOK, mql("L-1", TEN).build()), Instant.now());

    var request = receiver.at("/hook").getFirst();
    assertThatCode(() -> new Webhook(KEY).verify(request.body(), request.headers()))
        .doesNotThrowAnyException();
    assertThat(StandardWebhooks.isSigned(request, KEY)).isTrue();
    assertThat(StandardWebhooks.isSigned(request, NEXT_KEY)).isFalse();
  }

  @Test
  void during_a_rotation_whoever_has_either_key_can_check_it() {
    carry(webhooks(NEXT_KEY + "," + KEY), notices(WEBHOOK, mql("L-1", TEN).build()), TEN);

    var request = receiver.at("/hook").getFirst();
    assertThat(StandardWebhooks.isSigned(request, KEY)).isTrue();
    assertThat(StandardWebhooks.isSigned(request, NEXT_KEY)).isTrue();
  }

  @Test
  void a_webhook_says_what_it_is_about_when_it_was_true_and_all_of_it() {
    carry(webhooks(KEY), notices(WEBHOOK, mql("L-1", TEN).build()), TEN);

    JsonNode body = json(receiver.at("/hook").getFirst().body());
    assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
    assertThat(body.path("type").asString()).isEqualTo("mql.raised");
    assertThat(body.path("timestamp").asString()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(body.at("/data/score/total").asDouble()).isEqualTo(72);
    assertThat(body.at("/data/trigger").asString()).isEqualTo("THRESHOLD");
  }

  @Test
  void a_repetition_has_the_same_id_and_the_same_body() {
    var carrier = webhooks(KEY);
    var notices = notices(WEBHOOK, mql("L-1", TEN).build());
    carry(carrier, notices, TEN);
    carry(carrier, notices, TEN.plusSeconds(60));

    var requests = receiver.at("/hook");
    assertThat(requests.getLast().header("webhook-id"))
        .isEqualTo(requests.getFirst().header("webhook-id"));
    assertThat(requests.getLast().body()).isEqualTo(requests.getFirst().body());
  }

  @Test
  void a_redirection_is_followed_nowhere() {
    receiver.answer("/hook", 307);

    assertThat(carry(webhooks(KEY), notices(WEBHOOK, mql("L-1", TEN).build()), TEN))
        .extracting(Carried::answer)
        .containsExactly(new Refused("Expected an answer of 2xx, but it was 307"));
    assertThat(receiver.at("/elsewhere")).isEmpty();
  }

  @Test
  void a_key_that_is_none_is_said_without_quoting_it() {
    var answer =
        carry(webhooks("whsec_not base64!"), notices(WEBHOOK, mql("L-1", TEN).build()), TEN)
            .getFirst()
            .answer();

    assertThat(answer.toString()).contains("credential crm").doesNotContain("not base64");
    assertThat(receiver.at("/hook")).isEmpty();
  }

  @Test
  void what_came_for_slack_meanwhile_is_one_message() {
    carry(slack(), many(7), TEN);

    assertThat(receiver.at("/slack/SECRET")).hasSize(1);
    JsonNode message = json(receiver.at("/slack/SECRET").getFirst().body());
    assertThat(message.path("text").asString()).isEqualTo("7 new MQLs");
    assertThat(message.path("blocks").size()).isEqualTo(8);
    assertThat(message.at("/blocks/1/text/text").asString())
        .isEqualTo("*New MQL: Ana, VP &lt;Sales&gt;, Acme*\nlead L-1 · direct-inquiry · score 72");
  }

  @Test
  void slack_gets_about_a_message_a_second() {
    var carrier = slack();
    assertThat(carrier.pause(TEN)).isZero();
    carry(carrier, many(1), TEN);

    assertThat(carrier.pause(TEN)).isEqualTo(Duration.ofSeconds(1));
    assertThat(carrier.pause(TEN.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
    assertThat(carrier.pause(TEN.plusSeconds(1))).isZero();
  }

  @Test
  void slack_is_left_alone_for_as_long_as_it_asks() {
    receiver.answerRetryAfter("/slack/SECRET", "30");
    var carrier = slack();
    carry(carrier, many(1), TEN);
    receiver.answer("/slack/SECRET", 200);

    assertThat(carry(carrier, many(1), TEN.plusSeconds(29)).getFirst().answer())
        .isInstanceOf(Refused.class);
    assertThat(receiver.at("/slack/SECRET")).hasSize(1);
    assertThat(carry(carrier, many(1), TEN.plusSeconds(30)).getFirst().answer())
        .isEqualTo(new Taken());
  }

  @Test
  void pagerduty_gets_one_dedup_key_a_clock() {
    var subscribers =
        Given.subscribers(
            "- { name: call, about: alert, channel: pagerduty, credential: on-call }");
    NoticeDue notice =
        subscribers.of(Given.alert("L-1", BREACHED, TEN).build(), TEN, TEN).getFirst().notice();
    carry(
        new PagerDutyCarrier(
            Given.credentials(
                Map.of(
                    "HANDOFF_NOTIFY_ON_CALL_URL",
                    receiver.url("/v2/enqueue"),
                    "HANDOFF_NOTIFY_ON_CALL_KEYS",
                    "R0UT1NG")),
            post),
        List.of(notice),
        TEN);

    JsonNode event = json(receiver.at("/v2/enqueue").getFirst().body());
    assertThat(event.path("routing_key").asString()).isEqualTo("R0UT1NG");
    assertThat(event.path("event_action").asString()).isEqualTo("trigger");
    assertThat(event.path("dedup_key").asString()).isEqualTo("L-1:1/first-touch");
    assertThat(event.at("/payload/severity").asString()).isEqualTo("error");
    assertThat(event.at("/payload/summary").asString()).startsWith("Lead L-1 was due");
  }

  private static List<Carried> carry(Carrier carrier, List<NoticeDue> notices, Instant now) {
    return carrier.carry(notices, now);
  }

  private static List<NoticeDue> many(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> notices(SLACK, mql("L-" + number, TEN).build()))
        .flatMap(List::stream)
        .toList();
  }

  private WebhookCarrier webhooks(String keys) {
    return new WebhookCarrier(
        Given.credentials(
            Map.of(
                "HANDOFF_NOTIFY_CRM_URL", receiver.url("/hook"), "HANDOFF_NOTIFY_CRM_KEYS", keys)),
        post);
  }

  private SlackCarrier slack() {
    return new SlackCarrier(
        Given.credentials(Map.of("HANDOFF_NOTIFY_FLOOR_URL", receiver.url("/slack/SECRET"))), post);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
