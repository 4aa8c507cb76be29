package dev.handoff.scoring.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.contract.DefaultContract;
import dev.handoff.scoring.desk.Desk.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definition of a score, by the contract that ships, to the digit. */
class PreviewTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  private final ObjectNode request = JsonMapper.shared().createObjectNode();
  private final ArrayNode events = request.putArray("events");

  PreviewTest() {
    request.put("at", Desk.NOW.toString());
    request.set(
        "profile",
        JsonMapper.shared()
            .readTree(
                """
                {"lead": {"seniority": "vp", "jobTitle": "VP Sales"},
                 "company": {"employees": 200, "industry": "software", "country": "US"}}
                """));
  }

  @Test
  void the_total_is_the_sum_of_its_reasons() {
    did("page_viewed", Duration.ofDays(14)).put("path", "/pricing");
    did("asset_downloaded", Duration.ofDays(1));
    did("webinar_attended", Duration.ZERO);

    Answer score = answer();
    assertThat(score.number("/fit/points")).isEqualTo(30);
    assertThat(names(score.json().at("/fit/reasons")))
        .containsExactly("decision-maker", "core-industry");
    assertThat(score.json().at("/fit/reasons/0/points").asDouble()).isEqualTo(20);
    assertThat(rule("pricing-page")).containsExactly(8, 4, 4);
    assertThat(rule("whitepaper")).containsExactly(5, 5, 5);
    assertThat(rule("webinar")).containsExactly(12, 12, 12);
    assertThat(score.number("/engagement/points")).isEqualTo(21);
    assertThat(score.number("/total")).isEqualTo(51);
    assertThat(score.number("/threshold")).isEqualTo(50);
    assertThat(score.json().at("/qualifies").asBoolean()).isTrue();
    assertThat(score.json().at("/slaClass").asString()).isEqualTo("standard");
    assertThat(score.json().at("/contract/id").asString()).isEqualTo("b2b-default");
    assertThat(score.json().at("/contract/version").asInt()).isEqualTo(1);
    assertThat(score.json().at("/at").asString()).isEqualTo(Desk.NOW.toString());
  }

  @ParameterizedTest
  @CsvSource({"0,8", "14,4", "28,2", "42,1", "140,0.0078125"})
  void an_event_loses_half_its_points_in_each_half_life(int days, double left) {
    did("page_viewed", Duration.ofDays(days)).put("path", "/pricing/enterprise");
    assertThat(rule("pricing-page")).containsExactly(8, left, left);
  }

  @Test
  void numbers_are_not_rounded() {
    did("page_viewed", Duration.ofHours(29)).put("path", "/pricing");
    double left = 8 * Math.pow(2, -29.0 / (14 * 24));
    assertThat(rule("pricing-page")[1]).isCloseTo(left, within(1e-12 * left));
  }

  @Test
  void a_cap_limits_what_counts_and_not_what_is_said() {
    for (int i = 0; i < 4; i++) {
      did("page_viewed", Duration.ZERO).put("path", "/pricing");
    }
    assertThat(rule("pricing-page")).containsExactly(32, 32, 24);
  }

  @Test
  void a_cap_limits_in_either_sign_and_engagement_is_never_below_nothing() {
    withContract(
        "- { name: unsubscribed, on: email_unsubscribed, points: -15 }",
        "- { name: unsubscribed, on: email_unsubscribed, points: -15, cap: 20 }");
    did("email_unsubscribed", Duration.ZERO);
    did("email_unsubscribed", Duration.ofDays(300));
    did("asset_downloaded", Duration.ZERO);

    assertThat(rule("unsubscribed")).containsExactly(-30, -30, -20);
    assertThat(answer().number("/engagement/points")).isZero();
    assertThat(answer().number("/total")).isEqualTo(30);
  }

  @Test
  void what_has_neither_half_life_nor_expiry_counts_in_full_for_ever() {
    did("email_unsubscribed", Duration.ofDays(3_000));
    did("webinar_attended", Duration.ZERO);
    did("webinar_attended", Duration.ZERO);
    assertThat(rule("unsubscribed")).containsExactly(-15, -15, -15);
    assertThat(answer().number("/engagement/points")).isEqualTo(9);
  }

  @Test
  void an_event_counts_while_its_age_is_less_than_its_expiry() {
    did("asset_downloaded", Duration.ofDays(90).minus(MILLI));
    assertThat(rule("whitepaper")).containsExactly(5, 5, 5);
    did("asset_downloaded", Duration.ofDays(90));
    assertThat(rule("whitepaper")).containsExactly(10, 5, 5);
  }

  @Test
  void a_missing_attribute_is_unknown_and_a_failing_one_is_below() {
    ((ObjectNode) request.at("/profile/company")).remove("employees");
    assertThat(answer().json().at("/fit/status").asString()).isEqualTo("unknown");
    assertThat(answer().json().at("/fit/criteria/0").toString())
        .isEqualTo("{\"name\":\"company-size\",\"status\":\"unknown\",\"values\":{}}");

    ((ObjectNode) request.at("/profile/company")).put("country", "FR");
    assertThat(answer().json().at("/fit/status").asString()).isEqualTo("below");
    assertThat(answer().json().at("/fit/criteria/3").toString())
        .isEqualTo(
            "{\"name\":\"market\",\"status\":\"fails\",\"values\":{\"company.country\":\"FR\"}}");
  }

  @Test
  void of_a_lead_without_a_profile_nothing_is_known() {
    request.remove("profile");
    did("demo_requested", Duration.ZERO);
    assertThat(answer().json().at("/fit/status").asString()).isEqualTo("unknown");
    assertThat(answer().number("/total")).isZero();
    assertThat(answer().json().at("/qualifies").asBoolean()).isFalse();
    assertThat(answer().json().at("/slaClass").isNull()).isTrue();
  }

  @Test
  void a_disqualifier_stands_against_any_score() {
    ((ObjectNode) request.at("/profile/company")).put("domain", "rival.example");
    did("demo_requested", Duration.ZERO);
    assertThat(answer().json().at("/disqualified").toString()).isEqualTo("[\"competitor\"]");
    assertThat(answer().json().at("/qualifies").asBoolean()).isFalse();
  }

  @Test
  void one_demo_request_is_high_intent_from_then_on() {
    String id = did("demo_requested", Duration.ofDays(300)).get("id").asString();
    JsonNode trigger = answer().json().at("/highIntent/0");
    assertThat(trigger.at("/name").asString()).isEqualTo("demo-request");
    assertThat(trigger.at("/class").asString()).isEqualTo("direct-inquiry");
    assertThat(trigger.at("/occurredAt").asString())
        .isEqualTo(Desk.NOW.minus(Duration.ofDays(300)).toString());
    assertThat(trigger.at("/events").toString()).isEqualTo("[\"" + id + "\"]");
    assertThat(answer().json().at("/slaClass").asString()).isEqualTo("direct-inquiry");
  }

  @Test
  void three_visits_to_pricing_are_high_intent_while_all_are_younger_than_a_week() {
    did("page_viewed", Duration.ofDays(7)).put("path", "/pricing");
    did("page_viewed", Duration.ofDays(1)).put("path", "/pricing");
    did("page_viewed", Duration.ZERO).put("path", "/pricing");
    assertThat(answer().json().at("/highIntent").isEmpty()).isTrue();

    did("page_viewed", Duration.ofDays(7).minus(MILLI)).put("path", "/pricing");
    assertThat(names(answer().json().at("/highIntent"))).containsExactly("repeat-pricing");
    assertThat(answer().json().at("/highIntent/0/events"))
        .extracting(JsonNode::asString)
        .containsExactly("e-3", "e-2", "e-4");
  }

  @Test
  void a_scanners_click_is_not_scored() {
    ObjectNode click = did("email_clicked", Duration.ZERO);
    click.putObject("properties").put("secondsSinceDelivery", 1);
    assertThat(answer().json().at("/engagement/rules").isEmpty()).isTrue();

    click.putObject("properties").put("secondsSinceDelivery", 2.0);
    assertThat(rule("email-click")).containsExactly(2, 2, 2);
  }

  @Test
  void an_id_counts_once() {
    did("webinar_attended", Duration.ZERO);
    did("webinar_attended", Duration.ZERO).put("id", "e-1");
    assertThat(rule("webinar")).containsExactly(12, 12, 12);
  }

  @Test
  void the_order_of_the_events_is_no_matter() {
    for (int days = 1; days < 40; days++) {
      did("webinar_attended", Duration.ofDays(days * 7 % 40));
    }
    JsonNode score = answer().json();
    List<JsonNode> reversed = new ArrayList<>(events.valueStream().toList()).reversed();
    request.putArray("events").addAll(reversed);
    assertThat(answer().json()).isEqualTo(score);
  }

  @Test
  void after_a_recycle_that_resets_only_what_came_since_counts() {
    Instant recycle = Desk.NOW.minus(Duration.ofDays(5));
    did("demo_requested", Duration.ofDays(5).plus(MILLI));
    did("asset_downloaded", Duration.ofDays(5).plus(MILLI));
    did("asset_downloaded", Duration.ofDays(5));
    request.put("recycledAt", recycle.toString());
    assertThat(rule("whitepaper")).containsExactly(5, 5, 5);
    assertThat(answer().json().at("/highIntent").isEmpty()).isTrue();

    did("demo_requested", Duration.ofDays(5));
    assertThat(names(answer().json().at("/highIntent"))).containsExactly("demo-request");
  }

  @Test
  void after_a_recycle_that_keeps_points_count_on_and_the_old_demo_request_does_not() {
    withContract("engagement: reset }", "engagement: keep }");
    did("demo_requested", Duration.ofDays(6));
    did("asset_downloaded", Duration.ofDays(6));
    request.put("recycledAt", Desk.NOW.minus(Duration.ofDays(5)).toString());
    assertThat(rule("whitepaper")).containsExactly(5, 5, 5);
    assertThat(answer().json().at("/highIntent").isEmpty()).isTrue();
  }

  @Test
  void a_contract_that_comes_along_is_the_one_that_counts() {
    withContract("version: 1", "version: 7");
    assertThat(answer().json().at("/contract/version").asInt()).isEqualTo(7);
  }

  @Test
  void without_an_instant_the_score_is_taken_now() {
    request.remove("at");
    assertThat(answer().json().at("/at").asString()).isEqualTo(Desk.NOW.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "points"})
  void conditions_read_free_facts_too(String name) {
    withContract("company.employees >= 50 &&", "company." + name + " >= 50 &&");
    ((ObjectNode) request.at("/profile/company")).putObject("attributes").put(name, 60);
    assertThat(answer().json().at("/fit/status").asString()).isEqualTo("met");
  }

  private Answer answer() {
    Answer answer = Desk.open().send(request.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer;
  }

  private ObjectNode did(String type, Duration ago) {
    return events
        .addObject()
        .put("id", "e-" + (events.size()))
        .put("type", type)
        .put("occurredAt", Desk.NOW.minus(ago).toString());
  }

  private void withContract(String from, String to) {
    assertThat(DefaultContract.document()).contains(from);
    request.put("contract", DefaultContract.document().replace(from, to));
  }

  /** Raw, decayed, counted. */
  private double[] rule(String name) {
    return answer()
        .json()
        .at("/engagement/rules")
        .valueStream()
        .filter(rule -> rule.get("name").asString().equals(name))
        .flatMap(rule -> List.of("raw", "decayed", "counted").stream().map(rule::get))
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(each -> each.get("name").asString()).toList();
  }
}
