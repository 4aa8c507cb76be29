package dev.handoff.contract;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.SlaTerms.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ContractReaderTest {

  /** The least that is a contract. */
  private static final String LEAST =
      """
      id: least
      version: 3
      effective-from: 2026-05-01T00:00:00Z
      signed-by: { marketing: Ana, sales: Bo }
      mql: { threshold: 10 }
      """;

  @Test
  void a_document_that_leaves_out_lifecycle_and_sla_has_the_default_contracts() {
    var least = valid(LEAST);
    var standard = valid(DefaultContract.document());
    assertThat(least.lifecycle()).isEqualTo(standard.lifecycle());
    assertThat(least.sla()).isEqualTo(standard.sla());
    assertThat(least.fit()).isEqualTo(new Fit(List.of(), List.of()));
    assertThat(least.engagement()).isEqualTo(new Engagement(List.of(), List.of(), List.of()));
    assertThat(least.disqualifiers()).isEmpty();
    assertThat(least.reviewBy()).isNull();
  }

  @Test
  void a_lifecycle_that_says_one_part_has_the_default_contracts_for_the_rest() {
    var terms = valid(LEAST + "lifecycle: { recycle: { engagement: keep } }").lifecycle();
    assertThat(terms.recycle().resetsEngagement()).isFalse();
    assertThat(terms.recycle().coolDown()).isEqualTo(Duration.ofDays(30));
    assertThat(terms.qualification().evidence()).hasSize(4);
  }

  @Test
  void an_sla_promises_what_it_says_and_no_more() {
    assertThat(valid(LEAST + "sla: {}").sla().promises()).isEmpty();
  }

  @Test
  void a_list_with_nothing_in_it_is_empty() {
    assertThat(valid(LEAST + "disqualify:\nfit: { minimum: [] }").disqualifiers()).isEmpty();
  }

  @Test
  void who_says_nothing_of_it_tells_nobody_and_what_is_a_day_old_is_not_told() {
    assertThat(valid(LEAST).notices()).isEqualTo(new NotifyTerms(Duration.ofDays(1), List.of()));
  }

  @Test
  void a_subscription_says_what_it_is_told_of_and_how() {
    var told =
        valid(
                LEAST
                    + """
                    notify:
                      max-age: 2h
                      subscriptions:
                        - { name: a, about: alert, when: "alert.kind == 'breached'", channel: slack, credential: floor }
                    """)
            .notices();
    assertThat(told.maxAge()).hasHours(2);
    var subscription = told.subscriptions().getFirst();
    assertThat(subscription.channel()).isEqualTo(NotifyTerms.Channel.SLACK);
    assertThat(subscription.credential()).isEqualTo("floor");
    assertThat(subscription.when().evaluate(Facts.ofAlert(Map.of("kind", "breached"))))
        .isEqualTo(Outcome.HOLDS);
  }

  @Test
  void who_says_nothing_of_findings_has_those_of_the_default_contract() {
    var said = valid(LEAST + "sla: { findings: { source: 70%, reasons: [] } }").sla().findings();
    var findings = valid(LEAST).sla().findings();
    assertThat(findings).isEqualTo(valid(DefaultContract.document()).sla().findings());
    assertThat(valid(LEAST + "sla: { promises: [] }").sla().findings()).isEqualTo(findings);
    assertThat(said.source()).isEqualTo(0.7);
    assertThat(said.reasons()).isEmpty();
    assertThat(said.acceptance()).isEqualTo(findings.acceptance());
  }

  @Test
  void a_contract_without_the_reasons_that_usually_stand_out_is_one_too() {
    var reasons = "lifecycle: { qualification: { disqualification-reasons: [no_need] } }\n";
    assertThat(valid(LEAST + reasons).sla().findings().reasons()).hasSize(2);
  }

  @Test
  void json_is_yaml_too() {
    var yaml = DefaultContract.document();
    var json = new YAMLMapper().readTree(yaml).toPrettyString();
    assertThat(json).startsWith("{");
    assertThat(valid(json)).isEqualTo(valid(yaml));
  }

  @Test
  void an_mql_is_raised_on_a_contract_change_only_if_the_contract_says_so() {
    assertThat(valid(LEAST).mql().raiseOnContractChange()).isFalse();
    var wanted = LEAST.replace("threshold: 10", "threshold: 10, raise-on-contract-change: true");
    assertThat(valid(wanted).mql().raiseOnContractChange()).isTrue();
  }

  @Test
  void points_reach_from_minus_a_million_to_a_million() {
    var rule = "engagement: { points: [{ name: a, on: x, points: -1000000, cap: 1000000 }] }\n";
    var contract = valid(LEAST.replace("threshold: 10", "threshold: 1000000") + rule);
    assertThat(contract.engagement().points().getFirst().points()).isEqualTo(-1e6);
    assertThat(contract.engagement().points().getFirst().cap()).isEqualTo(1e6);
    assertThat(contract.mql().threshold()).isEqualTo(1e6);
  }

  @Test
  void an_instant_may_have_an_offset() {
    var document = LEAST.replace("2026-05-01T00:00:00Z", "2026-05-01T02:00:00+02:00");
    assertThat(valid(document).effectiveFrom()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "15m, PT15M",
    "4h, PT4H",
    "14d, PT336H",
    "2w, PT336H",
    "P14D, PT336H",
    "PT4H, PT4H"
  })
  void reads_durations(String written, Duration meant) {
    var document = LEAST + rule("half-life: " + written);
    assertThat(valid(document).engagement().points().getFirst().halfLife()).isEqualTo(meant);
  }

  @Test
  void open_hours_may_reach_past_midnight_and_days_past_the_weeks_end() {
    var hours = "{ sat-mon: [\"22:00-06:00\"], tue: [\"13:00-17:30\", \"08:00-12:00\"] }";
    var calendar =
        valid(LEAST + "sla: { calendars: { c: { zone: UTC, hours: " + hours + " } } }")
            .sla()
            .calendars()
            .get("c");
    assertThat(calendar.hours()).containsOnlyKeys(SATURDAY, SUNDAY, MONDAY, TUESDAY);
    assertThat(calendar.hours().get(SUNDAY)).containsExactly(new Window(1320, 1800));
    assertThat(calendar.hours().get(TUESDAY))
        .containsExactly(new Window(480, 720), new Window(780, 1050));
  }

  @Test
  void a_day_has_at_most_as_many_windows_as_hours() {
    var windows =
        IntStream.range(0, 25)
            .mapToObj("\"10:%1$02d-10:%1$02d\""::formatted)
            .collect(joining(", ", "[", "]"));
    var problems =
        problems(
            LEAST
                + "sla: { calendars: { c: { zone: UTC, hours: { mon: "
                + windows
                + " }, special: { 2026-12-24: "
                + windows
                + " } } } }");
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "sla.calendars.c.hours.mon: expected at most 24 members, but found 25",
            "sla.calendars.c.special.2026-12-24: expected at most 24 members, but found 25");
  }

  @Test
  void a_date_may_have_special_hours_or_none() {
    var calendar =
        valid(
                LEAST
                    + "sla: { calendars: { c: { zone: UTC, hours: { mon: [\"09:00-17:00\"] },"
                    + " special: { 2026-12-24: [\"22:00-02:00\", \"09:00-12:00\"], 2026-12-31: [] }"
                    + " } } }")
            .sla()
            .calendars()
            .get("c");
    assertThat(calendar.special())
        .containsExactly(
            entry(
                LocalDate.of(2026, 12, 24), List.of(new Window(540, 720), new Window(1320, 1560))),
            entry(LocalDate.of(2026, 12, 31), List.of()));
  }

  @Test
  void at_most_500_dates_have_special_hours() {
    var dates =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 5, 17))
            .map(date -> date + ": []")
            .collect(joining(", ", "{ ", " }"));
    expect(
        problems(
            LEAST
                + "sla: { calendars: { c: { zone: UTC, hours: { mon: [\"09:00-17:00\"] },"
                + (" special: " + dates + " } } }")),
        "sla.calendars.c.special",
        "expected at most 500 dates, but found 501");
  }

  @Test
  void clocks_that_run_stay_due_unless_it_says_otherwise() {
    assertThat(valid(LEAST).sla().applyToOpen()).isFalse();
    assertThat(valid(LEAST + "sla: {}").sla().applyToOpen()).isFalse();
    assertThat(valid(LEAST + "sla: { apply-to-open: true }").sla().applyToOpen()).isTrue();
  }

  @Test
  void an_mql_gets_the_promise_for_its_class_else_the_one_for_all_else_the_standard_one() {
    var standard = promise("class: standard, within: 3h");
    var hot = promise("class: hot, within: 1h");
    var all = promise("within: 2h");
    var three = valid(promises(standard + ", " + hot + ", " + all)).sla();
    assertThat(three.promise("discovery", "hot").orElseThrow().within()).hasHours(1);
    assertThat(three.promise("discovery", "warm").orElseThrow().within()).hasHours(2);
    assertThat(three.promise("acceptance", "hot")).isEmpty();
    var two = valid(promises(standard + ", " + hot)).sla();
    assertThat(two.promise("discovery", "warm").orElseThrow().within()).hasHours(3);
  }

  @Nested
  class WhatIsNoDocument {

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "# nothing but a comment\n", "---\n"})
    void nothing(String document) {
      assertThat(problems(document))
          .containsExactly(new Problem("", "expected a contract, but the document is empty"));
    }

    @Test
    void a_list() {
      assertThat(problems("- id: x").getFirst())
          .hasToString(
              "expected a mapping with id, version, effective-from, review-by, signed-by, fit,"
                  + " disqualify, engagement, mql, lifecycle, assignment, sla, notify, but found a list");
    }

    @Test
    void a_syntax_error_is_told_with_line_and_column() {
      assertThat(problems("id: x\nversion: [1, 2\n").getFirst().expected())
          .startsWith("expected YAML or JSON, but at line 2, column 15: ")
          .contains("expected ',' or ']'");
    }

    @Test
    void a_key_that_stands_twice() {
      assertThat(problems(LEAST + "mql: { threshold: 20 }").getFirst().expected())
          .contains("at line 6")
          .contains("Duplicate Object property \"mql\"");
    }

    @Test
    void an_alias() {
      var document = LEAST.replace("marketing: Ana, sales: Bo", "marketing: &a Ana, sales: *a");
      assertThat(problems(document).getFirst().expected()).contains("line 4").contains("*a");
    }

    @Test
    void several_documents_in_one() {
      assertThat(problems(LEAST + "---\n" + LEAST).getFirst().expected())
          .startsWith("expected YAML or JSON, but at line 7");
    }

    @Test
    void more_than256_ki_b() {
      assertThat(problems(LEAST + "# é".repeat(100_000)))
          .containsExactly(
              new Problem("", "expected at most 256 KiB, but the document has 400,122 bytes"));
    }

    @Test
    void nesting_without_end() {
      assertThat(problems("[".repeat(10_000))).isNotEmpty();
    }
  }

  @Nested
  class WhatItMayNotSay {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            version: 0                                => version          => expected a whole number, 1 or more, but found 0
            version: 1.5                              => version          => expected a whole number, 1 or more, but found 1.5
            version: "1"                              => version          => expected a whole number, 1 or more, but found '1'
            id: a b                                   => id               => expected a name of letters, digits, '-', '_' and '.', but found 'a b'
            effective-from: tomorrow                  => effective-from   => expected an instant such as 2026-01-01T00:00:00Z, but found 'tomorrow'
            review-by: 2026-02-30                     => review-by        => expected a date such as 2026-12-24, but found '2026-02-30'
            signed-by: { marketing: Ana }             => signed-by.sales  => expected a text of at most 200 characters, but it is missing
            signed-by: { marketing: Ana, sales: "" }  => signed-by.sales  => expected a text of at most 200 characters, but found ''
            signed-by: Ana                            => signed-by        => expected a mapping with marketing, sales, but found 'Ana'
            mql: {}                                   => mql.threshold    => expected a number above 0, at most 1,000,000, but it is missing
            mql: { threshold: 0 }                     => mql.threshold    => expected a number above 0, at most 1,000,000, but found 0
            mql: { threshold: "5" }                   => mql.threshold    => expected a number above 0, at most 1,000,000, but found '5'
            mql: { threshold: 1000001 }               => mql.threshold    => expected a number above 0, at most 1,000,000, but found 1000001
            mql: { threshold: 5, raise-when: never }  => mql.raise-when   => expected fit-and-engagement, but found 'never'
            mql: { threshold: 5, raise-on-contract-change: "yes" } => mql.raise-on-contract-change => expected true or false, but found 'yes'
            """)
    void in_its_head(String line, String path, String expected) {
      var key = line.substring(0, line.indexOf(':'));
      var document = LEAST.replaceAll("(?m)^" + key + ":.*$\n", "") + line;
      assertThat(problems(document)).containsExactly(new Problem(path, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "version", "effective-from", "signed-by", "mql"})
    void nothing_of_what_it_must_say(String key) {
      assertThat(problems(LEAST.replaceAll("(?m)^" + key + ":.*$\n", "")))
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(key);
            assertThat(problem.expected()).endsWith(", but it is missing");
          });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            fit: { minimum: [{ name: a }] }                            => fit.minimum[0].when    => expected a condition, but it is missing
            fit: { minimum: [{ when: "true" }] }                       => fit.minimum[0].name    => expected a name of letters
            fit: { minimum: [5] }                                      => fit.minimum[0]         => expected a mapping with name, when, but found 5
            fit: { minimum: { name: a } }                              => fit.minimum            => expected a list, but found a mapping
            fit: { minimum: [{ name: a, when: "event.path == '/'" }] } => fit.minimum[0].when    => expected a condition on lead and company alone
            disqualify: [{ name: a, when: "event.x == 1" }]            => disqualify[0].when     => expected a condition on lead and company alone
            fit: { minimum: [{ name: a, when: "company.employees" }] } => fit.minimum[0].when    => but column 8: expected type 'bool' but found 'int'
            fit: { minimum: [{ name: a, when: 5 }] }                   => fit.minimum[0].when    => expected a condition, but found 5
            fit: { points: [{ name: a, when: "true" }] }               => fit.points[0].points   => expected a number from -1,000,000 to 1,000,000, but it is missing
            fit: { points: [{ name: a, when: "true", points: ten }] }  => fit.points[0].points   => expected a number from -1,000,000 to 1,000,000, but found 'ten'
            fit: { points: [{ name: a, when: "true", points: 1e308 }] } => fit.points[0].points  => expected a number from -1,000,000 to 1,000,000, but found 1.0E308
            fit: { minimum: [{name: a, when: "true"}, {name: a, when: "true"}] } => fit.minimum[1].name => expected a name of its own, but fit.minimum[0] is called 'a' too
            """)
    void of_fit(String line, String path, String expected) {
      expect(problems(LEAST + line), path, expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            cap: 0                                     => cap           => expected a number above 0, at most 1,000,000, but found 0
            cap: -3                                    => cap           => expected a number above 0, at most 1,000,000, but found -3
            half-life: 14 days                         => half-life     => expected a duration above zero, such as 30s, 15m, 4h, 14d or 2w, but found '14 days'
            half-life: 0d                              => half-life     => expected a duration above zero
            half-life: 14                              => half-life     => expected a duration above zero
            cap: 1000000.5                             => cap           => expected a number above 0, at most 1,000,000, but found 1000000.5
            cap: 1e999                                 => cap           => expected a number above 0, at most 1,000,000
            half-life: 99999999w                       => half-life     => expected a duration above zero
            expires-after: 9d                          => cap           => expected a cap, since expires-after keeps every event
            cap: 9, half-life: 9d, expires-after: 9d   => expires-after => expected either half-life or expires-after, but found '9d'
            halflife: 14d                              => halflife      => expected no such key; did you mean half-life?
            colour: red                                => colour        => expected no such key; known here: name, on, when, points
            when: "event.path > 3"                     => when          => expected a condition, but column 12: found no matching overload
            when:                                      => when          => expected a condition, but found nothing
            """)
    void of_points(String part, String key, String expected) {
      expect(problems(LEAST + rule(part)), "engagement.points[0]." + key, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "-1e308", "1000000.5", "-1000001"})
    void that_points_are_beyond_all_measure(String points) {
      expect(
          problems(LEAST + "engagement: { points: [{ name: a, on: x, points: " + points + " }] }"),
          "engagement.points[0].points",
          "expected a number from -1,000,000 to 1,000,000, but found ");
    }

    @Test
    void in_lists_without_end() {
      expect(
          problems(LEAST + "disqualify: [" + "0,".repeat(501) + "]"),
          "disqualify",
          "expected at most 500 members, but found 501");
    }

    @Test
    void that_a_rule_looks_at_nothing() {
      expect(
          problems(LEAST + "engagement: { ignore: [{ name: a }] }"),
          "engagement.ignore[0].on",
          "expected a text of at most 200 characters, but it is missing");
    }

    @Test
    void that_two_point_rules_have_one_name() {
      expect(
          problems(LEAST + "fit: { points: [{ name: a, when: 'true', points: 1 }] }\n" + rule("")),
          "engagement.points[0].name",
          "expected a name of its own, but fit.points[0] is called 'a' too");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            on: x                            => class    => expected a name of letters
            on: x, class: y, at-least: 0     => at-least => expected a whole number from 1 to 1000, but found 0
            on: x, class: y, within: soon    => within   => expected a duration above zero
            on: x, class: y, points: 3       => points   => expected no such key
            """)
    void of_high_intent(String part, String key, String expected) {
      var document = LEAST + "engagement: { high-intent: [{ name: a, " + part + " }] }";
      expect(problems(document), "engagement.high-intent[0]." + key, expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            about: mql, channel: email, credential: c      => channel    => expected one of webhook, slack, pagerduty, but found 'email'
            about: lead, channel: slack, credential: c     => about      => expected one of mql, alert, but found 'lead'
            about: mql, channel: pagerduty, credential: c  => about      => expected alert, as pagerduty opens and closes an incident a clock
            about: mql, channel: slack                     => credential => expected the name of a credential, such as sales-floor (never the address or key itself)
            about: mql, channel: slack, credential: "https://hooks.slack.example/T0/B0/x"   => credential => expected the name of a credential
            about: mql, channel: slack, credential: c, when: "alert.kind == 'met'"          => when => expected a condition on mql, lead and company alone
            about: alert, channel: slack, credential: c, when: "mql.slaClass == 'x'"        => when => expected a condition on alert alone
            about: alert, channel: slack, credential: c, when: "true && alert.promis == 'x'"  => when => expected a condition, but column 9: there is no alert.promis; did you mean promise?
            about: alert, channel: slack, credential: c, when: "alert.percent > 'x'"        => when => expected a condition, but column 15: found no matching overload
            about: alert, channel: slack, credential: c, when: "alert.kind == 'breach'"     => when => expected a condition, but column 15: alert.kind is never 'breach'; did you mean breached?
            about: alert, channel: slack, credential: c, when: "alert.kind in ['met', 'x']" => when => expected a condition, but column 23: alert.kind is never 'x'; known here: started, warned
            about: mql, channel: slack, credential: c, when: "mql.score > 3.0"              => when => expected a condition, but column 1: there is no mql.score
            """)
    void of_subscriptions(String part, String key, String expected) {
      var document = LEAST + "notify: { subscriptions: [{ name: a, " + part + " }] }";
      expect(problems(document), "notify.subscriptions[0]." + key, expected);
    }

    @Test
    void that_two_subscriptions_have_one_name() {
      var each = "{ name: a, about: mql, channel: slack, credential: c }";
      expect(
          problems(LEAST + "notify: { subscriptions: [" + each + ", " + each + "] }"),
          "notify.subscriptions[1].name",
          "expected a name of its own, but notify.subscriptions[0] is called 'a' too");
    }

    @Test
    void that_old_news_is_told() {
      expect(
          problems(LEAST + "notify: { max-age: 8d }"),
          "notify.max-age",
          "expected a duration above zero and of at most 7 days, such as 24h, but found '8d'");
    }

    @Test
    void a_class_that_nobody_promises_anything_for() {
      var document =
          LEAST
              + """
              engagement: { high-intent: [{ name: a, on: x, class: direct-enquiry }] }
              sla:
                calendars: { always: { zone: UTC, hours: { mon-sun: ["00:00-24:00"] } } }
                promises: [{ name: first-touch, class: direct-inquiry, within: 4h, calendar: always }]
              """;
      expect(
          problems(document),
          "engagement.high-intent[0].class",
          "expected a class that a first-touch promise is given for, but found 'direct-enquiry'");
      assertThat(valid(document.replace("class: direct-inquiry", "class: standard"))).isNotNull();
      assertThat(valid(document.replace("class: direct-inquiry, ", ""))).isNotNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            acceptance: { rejection-reasons: [] }                           => acceptance.rejection-reasons     => expected a list of at least one, but it is empty or missing
            acceptance: { rejection-reasons: none }                         => acceptance.rejection-reasons     => expected a list, but found 'none'
            acceptance: { rejection-reasons: [bad_fit, bad_fit] }           => acceptance.rejection-reasons[1]  => expected a name of its own
            acceptance: { rejection-reasons: [bad_fit, not_interested] }    => acceptance.rejection-reasons[1]  => “not interested” is not a reason: it means not engaged
            qualification: { evidence: [] }                                 => qualification.evidence           => expected a list of at least one
            qualification: { disqualification-reasons: [Not-Interested] }   => qualification.disqualification-reasons[0] => “not interested” is not a reason
            qualification: { disqualification-reasons: [x, "not interested"] } => qualification.disqualification-reasons[1] => “not interested” is not a reason
            qualification: { decision-within: never }                       => qualification.decision-within    => expected a duration above zero
            qualification: { requires-opportunity: 1 }                      => qualification.requires-opportunity => expected true or false, but found 1
            sql-without-mql: maybe                                          => sql-without-mql                  => expected one of allowed, forbidden, but found 'maybe'
            recycle: { engagement: forget }                                 => recycle.engagement               => expected one of reset, keep, but found 'forget'
            recycle: { cooldown: 3d }                                       => recycle.cooldown                 => did you mean cool-down?
            recycle: 30d                                                    => recycle                          => expected a mapping with cool-down, engagement, but found '30d'
            """)
    void of_the_lifecycle(String part, String path, String expected) {
      expect(problems(LEAST + "lifecycle: { " + part + " }"), "lifecycle." + path, expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            zone: Mars, hours: { mon: ["09:00-17:00"] }                          => zone          => expected a time zone such as America/New_York, but found 'Mars'
            hours: { mon: ["09:00-17:00"] }                                      => zone          => expected a time zone such as America/New_York, but it is missing
            zone: UTC                                                            => hours         => expected a mapping, but it is missing
            zone: UTC, hours: {}                                                 => hours         => expected some open hours, but the calendar is never open
            zone: UTC, hours: { mon-fri: [] }                                    => hours         => expected some open hours, but the calendar is never open
            zone: UTC, hours: { mo-fri: ["09:00-17:00"] }                        => hours.mo-fri  => expected a day or days such as mon, mon-fri or sat-sun, but found 'mo-fri'
            zone: UTC, hours: { mon-fri: ["09:00-17:00"], fri: ["09:00-12:00"] } => hours.fri     => expected each day once, but fri has hours already
            zone: UTC, hours: { mon: ["9-17"] }                                  => hours.mon[0]  => expected open hours such as "09:00-17:30"
            zone: UTC, hours: { mon: ["09:00-09:00"] }                           => hours.mon[0]  => expected open hours such as
            zone: UTC, hours: { mon: ["09:00-25:00"] }                           => hours.mon[0]  => expected open hours such as
            zone: UTC, hours: { mon: ["09:61-11:00"] }                           => hours.mon[0]  => expected open hours such as
            zone: UTC, hours: { mon: ["24:00-11:00"] }                           => hours.mon[0]  => expected open hours such as
            zone: UTC, hours: { mon: ["09:00-12:00", "11:00-13:00"] }            => hours         => expected open hours that do not overlap, but those of mon reach into the next
            zone: UTC, hours: { mon: ["22:00-06:00"], tue: ["05:00-13:00"] }     => hours         => expected open hours that do not overlap, but those of mon reach into the next
            zone: UTC, hours: { sun: ["22:00-06:00"], mon: ["05:00-13:00"] }     => hours         => expected open hours that do not overlap, but those of sun reach into the next
            zone: UTC, hours: { mon: ["09:00-12:00"] }, holidays: XX             => holidays      => whose holidays are known, such as US or DE-BY, but found 'XX'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, holidays: DE-QQ          => holidays      => whose holidays are known, such as US or DE-BY, but found 'DE-QQ'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, closed: [24.12.2026]     => closed[0]     => expected a date such as 2026-12-24, but found '24.12.2026'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: [2026-12-24]    => special       => expected a mapping of open hours by date, such as 2026-12-24: ["09:00-12:00"], but found a list
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: { 24.12.: [] }  => special.24.12. => expected a date such as 2026-12-24, but found '24.12.'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: { 2026-02-29: [] }  => special.2026-02-29 => expected a date such as 2026-12-24, but found '2026-02-29'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: { 2026-12-24: "09:00-12:00" } => special.2026-12-24 => expected a list, but found '09:00-12:00'
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: { 2026-12-24: ["9-12", "00:00-24:00"] } => special.2026-12-24[0] => expected open hours such as
            zone: UTC, hours: { mon: ["09:00-12:00"] }, special: { 2026-12-24: ["09:00-12:00", "11:00-13:00"] } => special.2026-12-24 => expected open hours that do not overlap, but these do
            zone: UTC, hours: {}, special: { 2026-12-24: ["09:00-12:00"] }       => hours         => expected some open hours, but the calendar is never open
            """)
    void of_a_calendar(String part, String path, String expected) {
      var document = LEAST + "sla: { calendars: { c: { " + part + " } } }";
      expect(problems(document), "sla.calendars.c." + path, expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            name: lunch, within: 4h, calendar: c                                 => name              => expected one of first-touch, acceptance, discovery, but found 'lunch'
            name: discovery, calendar: c                                         => within            => expected a duration above zero, such as 30s, 15m, 4h, 14d or 2w, but it is missing
            name: discovery, within: 4h                                          => calendar          => but it is missing
            name: discovery, within: 4h, calendar: d                             => calendar          => expected a calendar of sla.calendars, but found 'd'; known here: c
            name: discovery, within: 4h, calendar: c, warn-at: [80, 50]          => warn-at[1]        => expected more than the one before it, but found 50
            name: discovery, within: 4h, calendar: c, warn-at: [0]               => warn-at[0]        => expected a whole number from 1 to 99, but found 0
            name: discovery, within: 4h, calendar: c, warn-at: [100]             => warn-at[0]        => expected a whole number from 1 to 99, but found 100
            name: discovery, within: 4h, calendar: c, warn-at: 80                => warn-at           => expected a list, but found 80
            name: discovery, within: 4h, calendar: c, escalate-after: [4h, 1h]   => escalate-after[1] => expected more than the one before it, but found '1h'
            name: discovery, within: 4h, calendar: c, on-reassign: stop          => on-reassign       => expected one of restart, keep, but found 'stop'
            name: discovery, within: 174d, calendar: c                           => within            => expected to fall due within ten years, but the calendar is open for 8 hours a week only
            name: discovery, within: 1d, calendar: c, escalate-after: [1h, 174d] => escalate-after    => expected to fall due within ten years, but the calendar is open for 8 hours a week only
            """)
    void of_a_promise(String part, String path, String expected) {
      expect(problems(promises("{ " + part + " }")), "sla.promises[0]." + path, expected);
    }

    @Test
    void the_same_promise_twice() {
      var promise = "{ name: discovery, within: 4h, calendar: c }";
      expect(
          problems(promises(promise + ", " + promise)),
          "sla.promises[1]",
          "expected one promise of discovery for this class, but sla.promises[0] gives it too");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            name: v, at-least: 0, per: month                           => at-least => expected a whole number, 1 or more, but found 0
            name: v, at-least: 5, per: year                            => per      => expected one of week, month, quarter, but found 'year'
            name: c, of: mql, within: 9d, at-least: 20%, over: 9d      => of       => expected one of sal, sql, opportunity, won, but found 'mql'
            name: c, of: sql, within: 9d, at-least: 120%, over: 9d     => at-least => expected a share such as 20% or 0.2, but found '120%'
            name: c, of: sql, within: 9d, at-least: 20, over: 9d       => at-least => expected a share such as 20% or 0.2, but found 20
            """)
    void of_marketing(String part, String path, String expected) {
      var document = LEAST + "sla: { marketing: [{ " + part + " }] }";
      expect(problems(document), "sla.marketing[0]." + path, expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiterString = "=>",
        textBlock =
            """
            per: year                                               => per             => expected one of week, month, quarter, but found 'year'
            min-sample: 0                                           => min-sample      => expected a whole number, 1 or more, but found 0
            settle: 0h                                              => settle          => expected a duration above zero, such as 30s, 15m, 4h, 14d or 2w, but found '0h'
            source: 80                                              => source          => expected a share such as 20% or 0.2, but found 80
            reasons: [{ name: no_budgt, at-least: 40% }]            => reasons[0].name => expected a reason of lifecycle, but found 'no_budgt'; did you mean no_budget?
            reasons: [{ name: no_need }]                            => reasons[0].at-least => expected a share such as 20% or 0.2, but it is missing
            acceptance: { below: 96% }                              => acceptance      => expected far-below, below and at-least to grow, but found 30 %, 96 % and 95 %
            """)
    void of_findings(String part, String path, String expected) {
      var document = LEAST + "sla: { findings: { " + part + " } }";
      expect(problems(document), "sla.findings." + path, expected);
    }

    @Test
    void a_reason_that_stands_out_twice() {
      var reason = "{ name: no_need, at-least: 40% }";
      expect(
          problems(LEAST + "sla: { findings: { reasons: [" + reason + ", " + reason + "] } }"),
          "sla.findings.reasons[1].name",
          "expected a name of its own, but sla.findings.reasons[0] is called 'no_need' too");
    }
  }

  /** The parser trips over one on the edge of what it has read. */
  @Test
  void half_a_character_is_no_text() {
    expect(problems(LEAST + "# \uD800"), "", "half a character");
  }

  @Test
  void every_problem_is_told_at_once_from_top_to_bottom() {
    var document =
        """
        sla: { promises: [{ name: discovery, within: 4h, calendar: none }] }
        engagement:
          points:
            - { name: a, on: x, points: 1 }
            - { name: a, on: x, points: two, half-life: ever, hue: 1 }
        id: "?"
        mql: { threshold: -1 }
        colour: red
        """;
    assertThat(problems(document))
        .extracting(Problem::path)
        .containsExactly(
            "version",
            "effective-from",
            "signed-by",
            "sla.promises[0].calendar",
            "engagement.points[1].name",
            "engagement.points[1].points",
            "engagement.points[1].half-life",
            "engagement.points[1].hue",
            "id",
            "mql.threshold",
            "colour");
  }

  private static void expect(List<Problem> problems, String path, String part) {
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).isEqualTo(path);
          assertThat(problem.expected()).contains(part);
        });
  }

  private static String rule(String part) {
    return "engagement: { points: [{ name: a, on: page_viewed, points: 5, " + part + " }] }";
  }

  private static String promise(String part) {
    return "{ name: discovery, calendar: c, " + part + " }";
  }

  private static String promises(String promises) {
    return LEAST
        + "sla: { calendars: { c: { zone: UTC, hours: { mon: [\"09:00-17:00\"] } } }, promises: ["
        + promises
        + "] }";
  }

  static Contract valid(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> contract;
      case Reading.Invalid(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  static List<Problem> problems(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> throw new AssertionError("valid: " + contract);
      case Reading.Invalid(var problems) -> problems;
    };
  }
}
