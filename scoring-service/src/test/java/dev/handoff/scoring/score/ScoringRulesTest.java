package dev.handoff.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.contract.Contract;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringRulesTest {
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  private static final Contract SHIPPED = Agreements.shipped();
  private static final Profile FITTING =
      new Profile(
          T0,
          "ada@buyer.example",
          null,
          null,
          Map.of("seniority", "director"),
          Map.of("employees", 200L, "industry", "software", "country", "US"));

  private final ScoringRules rules = new ScoringRules(SHIPPED);

  @Test
  void the_perfect_company_with_one_download_is_no_mql() {
    LeadScore score = score(FITTING, List.of(act("asset_downloaded", 0)), days(0));

    assertThat(score.fit()).isEqualTo(Fit.MET);
    assertThat(score.qualifies()).isFalse();
  }

  @Test
  void the_busy_reader_of_an_unknown_company_is_no_mql() {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      acts.add(act("webinar_attended", i));
      acts.add(pricing(i));
      acts.add(act("demo_requested", i));
    }

    LeadScore score = score(Profile.UNKNOWN, acts, hours(50));

    assertThat(score.highIntent()).isNotEmpty();
    assertThat(score.fit()).isEqualTo(Fit.UNKNOWN);
    assertThat(score.qualifies()).isFalse();
  }

  @Test
  void a_disqualified_lead_is_no_mql_whatever_its_score() {
    Profile student =
        new Profile(
            T0,
            null,
            null,
            null,
            Map.of("seniority", "director", "jobTitle", "PhD Student"),
            FITTING.company());

    LeadScore score = score(student, List.of(act("demo_requested", 0)), days(0));

    assertThat(score.disqualifiers()).containsExactly("student");
    assertThat(score.qualifies()).isFalse();
  }

  @Test
  void one_failing_criterion_is_below_even_where_another_is_unknown() {
    Profile tiny = new Profile(T0, null, null, null, Map.of(), Map.of("employees", 3L));

    assertThat(score(tiny, List.of(), days(0)).fit()).isEqualTo(Fit.BELOW);
  }

  @Test
  void the_threshold_is_reached_by_not_being_below_it() {
    Contract exact = contract("- { name: call, on: called, points: 40 }", "");
    ScoringRules fifty = new ScoringRules(exact);
    Scorecard card = Scorecard.EMPTY.with(FITTING).with(act("called", 0), fifty);

    LeadScore score = fifty.score(card, days(0));

    assertThat(score.total()).isEqualTo(50); // 40, and 10 for the core industry
    assertThat(score.qualifies()).isTrue();
  }

  @Test
  void a_cap_limits_points_of_either_sign_after_decay() {
    ScoringRules capped =
        new ScoringRules(
            contract(
                """
                - { name: page,  on: page,  points: 8,  cap: 24, half-life: 14d }
                    - { name: spam,  on: spam,  points: -5, cap: 10 }
                    - { name: plain, on: plain, points: 3 }\
                """,
                ""));
    Scorecard card = Scorecard.EMPTY;
    for (int i = 0; i < 6; i++) {
      card =
          card.with(act("page", 0, "p" + i), capped)
              .with(act("spam", 0, "s" + i), capped)
              .with(act("plain", 0, "l" + i), capped);
    }

    assertThat(capped.score(card, days(0)).contributions())
        .extracting(Contribution::raw, Contribution::counted)
        .containsExactly(tuple(48.0, 24.0), tuple(-30.0, -10.0), tuple(18.0, 18.0));
    // The cap bites after decay: of 48 points 24 are left after a half-life, and 12 after two.
    assertThat(page(capped.score(card, days(14)))).isCloseTo(24, within(1e-9));
    assertThat(page(capped.score(card, days(28)))).isCloseTo(12, within(1e-9));
  }

  @Test
  void engagement_is_never_below_zero() {
    LeadScore score = score(FITTING, List.of(act("email_unsubscribed", 0)), days(0));

    assertThat(score.engagementPoints()).isZero();
    assertThat(score.total()).isEqualTo(10);
  }

  @ParameterizedTest(name = "after {0} minutes of 90 days: {1} points")
  @CsvSource({"0, 5", "129599, 5", "129600, 0", "129601, 0"})
  void an_event_counts_while_its_age_is_less_than_its_expiry(long minutes, double points) {
    Instant at = T0.plus(Duration.ofMinutes(minutes));

    assertThat(score(FITTING, List.of(act("asset_downloaded", 0)), at).engagementPoints())
        .isEqualTo(points);
  }

  @ParameterizedTest(name = "third visit after {0} minutes: {1}")
  @CsvSource({"10079, true", "10080, false"})
  void three_visits_within_a_week_are_high_intent_up_to_the_very_edge(long minutes, boolean holds) {
    Instant third = T0.plus(Duration.ofMinutes(minutes));
    List<Act> visits =
        List.of(
            pricing(0),
            pricing(1),
            new Act("third", "page_viewed", third, Map.of("path", "/pricing")));

    assertThat(score(FITTING, visits, third).highIntent().isEmpty()).isEqualTo(!holds);
  }

  @Test
  void of_several_triggers_the_class_with_the_soonest_first_touch_holds() {
    List<Act> acts = List.of(act("demo_requested", 0), pricing(1), pricing(2), pricing(3));

    LeadScore score = score(FITTING, acts, hours(4));

    assertThat(score.highIntent())
        .extracting(HighIntent::name)
        .containsExactly("demo-request", "repeat-pricing");
    assertThat(score.slaClass()).isEqualTo("high-intent");
  }

  @Test
  void a_scanners_click_is_counted_but_never_scored() {
    Act click =
        new Act("e1", "email_clicked", T0, Map.of("secondsSinceDelivery", 0.4, "type", "x"));

    Scorecard card = Scorecard.EMPTY.with(click, rules);

    assertThat(card.ignored()).isEqualTo(1);
    assertThat(rules.score(card, T0).contributions()).isEmpty();
  }

  @Test
  void new_points_for_a_rule_count_for_the_events_that_were_there() {
    ScoringRules before = new ScoringRules(contract("- { name: call, on: called, points: 5 }", ""));
    ScoringRules after = new ScoringRules(contract("- { name: talk, on: called, points: 9 }", ""));
    Scorecard card = Scorecard.EMPTY.with(act("called", 0), before);

    assertThat(after.score(card, T0).contributions())
        .containsExactly(new Contribution("talk", 9, 9, 9));
  }

  @Test
  void rules_that_count_the_same_acts_count_each_act_once() {
    Contract twins =
        contract(
            """
            - { name: page,  on: page_viewed, points: 8 }
                - { name: visit, on: page_viewed, points: 5 }
                - { name: short, on: asset_downloaded, points: 1, cap: 1,  expires-after: 9d }
                - { name: long,  on: asset_downloaded, points: 1, cap: 70, expires-after: 9d }\
            """,
            """
            { name: hot,  on: page_viewed, at-least: 3, within: 7d, class: high-intent },
                { name: warm, on: page_viewed, at-least: 3, within: 30d, class: standard }\
            """);
    List<Act> acts = new ArrayList<>(List.of(act("page_viewed", 0), act("page_viewed", 1)));
    for (int i = 0; i < 60; i++) {
      acts.add(act("asset_downloaded", i));
    }
    ScoringRules shared = new ScoringRules(twins);
    Scorecard card = Scorecard.EMPTY;
    for (Act act : acts) {
      card = card.with(act, shared);
    }

    LeadScore score = shared.score(card, hours(60));

    assertThat(score.contributions())
        .extracting(Contribution::counted)
        .containsExactly(16.0, 10.0, 1.0, 60.0);
    assertThat(score.engagementPoints())
        .isEqualTo(NaiveScore.ofActs(twins, acts).engagement(hours(60)));
    assertThat(score.highIntent()).isEmpty();
    assertThat(shared.score(card.with(act("page_viewed", 2), shared), hours(60)).highIntent())
        .hasSize(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void any_order_of_arrival_gives_the_same_score_and_it_is_the_naive_one(long seed) {
    Random random = new Random(seed);
    List<Act> acts = randomActs(random);
    Instant at = T0.plus(Duration.ofDays(60));
    NaiveScore naive = NaiveScore.ofActs(SHIPPED, acts);
    Scorecard card = cardOf(acts);
    Collections.shuffle(acts, random);

    LeadScore score = rules.score(card, at);

    assertThat(rules.score(cardOf(acts), at)).isEqualTo(score);
    assertThat(score.engagementPoints()).isCloseTo(naive.engagement(at), within(1e-9));
    assertThat(score.highIntent()).isEqualTo(naive.highIntent(at));
  }

  private List<Act> randomActs(Random random) {
    List<String> types =
        List.of(
            "page_viewed",
            "asset_downloaded",
            "webinar_attended",
            "email_clicked",
            "email_unsubscribed",
            "trial_started",
            "something_else");
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 80); i++) {
      acts.add(
          new Act(
              "e" + i,
              types.get(random.nextInt(types.size())),
              T0.plusMillis(random.nextLong(Duration.ofDays(59).toMillis())),
              Map.of(
                  "path",
                  random.nextBoolean() ? "/pricing" : "/blog",
                  "secondsSinceDelivery",
                  random.nextDouble() * 4)));
    }
    return acts;
  }

  private Scorecard cardOf(List<Act> acts) {
    Scorecard card = Scorecard.EMPTY.with(FITTING);
    for (Act act : acts) {
      card = card.with(act, rules);
    }
    return card;
  }

  private LeadScore score(Profile profile, List<Act> acts, Instant at) {
    Scorecard card = Scorecard.EMPTY.with(profile);
    for (Act act : acts) {
      card = card.with(act, rules);
    }
    return rules.score(card, at);
  }

  private static double page(LeadScore score) {
    return score.contributions().getFirst().counted();
  }

  private static Contract contract(String points, String highIntent) {
    return Agreements.of(
        """
        id: test
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        fit:
          minimum:
            - { name: size, when: "company.employees >= 50" }
          points:
            - { name: core-industry, when: "company.industry == 'software'", points: 10 }
        engagement:
          points:
            %s
          high-intent: [%s]
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(points, highIntent));
  }

  private static Act pricing(int hour) {
    return new Act("pricing/" + hour, "page_viewed", hours(hour), Map.of("path", "/pricing/teams"));
  }

  private static Act act(String type, int hour) {
    return act(type, hour, type + "/" + hour);
  }

  private static Act act(String type, int hour, String id) {
    return new Act(id, type, hours(hour), Map.of());
  }

  private static Instant hours(int hours) {
    return T0.plus(Duration.ofHours(hours));
  }

  private static Instant days(int days) {
    return T0.plus(Duration.ofDays(days));
  }
}
