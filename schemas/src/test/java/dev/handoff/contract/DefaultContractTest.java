package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.valid;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Contract.Signatures;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.FindingTerms.AcceptanceBounds;
import dev.handoff.contract.FindingTerms.ReasonBound;
import dev.handoff.contract.LifecycleTerms.Qualification;
import dev.handoff.contract.LifecycleTerms.Recycle;
import dev.handoff.contract.MqlTerms.RaiseWhen;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.contract.SlaTerms.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultContractTest {

  private static final Contract CONTRACT = valid(DefaultContract.document());

  @Test
  void says_who_agreed_on_it_and_from_when() {
    assertThat(CONTRACT.id()).isEqualTo("b2b-default");
    assertThat(CONTRACT.version()).isEqualTo(1);
    assertThat(CONTRACT.effectiveFrom()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(CONTRACT.reviewBy()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(CONTRACT.signedBy()).isEqualTo(new Signatures("VP Marketing", "VP Sales"));
  }

  @Test
  void knows_its_ideal_customer() {
    assertThat(CONTRACT.fit().minimum())
        .extracting(NamedCondition::name)
        .containsExactly("company-size", "industry", "persona", "market");
    assertThat(CONTRACT.fit().points())
        .extracting(Fit.PointRule::name, Fit.PointRule::points)
        .containsExactly(tuple("decision-maker", 20.0), tuple("core-industry", 10.0));
    assertThat(CONTRACT.disqualifiers())
        .extracting(NamedCondition::name)
        .containsExactly("competitor", "student");
  }

  @Test
  void prices_the_acts_of_a_lead() {
    var pricing = first(CONTRACT.engagement().points(), "page_viewed");
    assertThat(pricing.points()).isEqualTo(8);
    assertThat(pricing.cap()).isEqualTo(24);
    assertThat(pricing.halfLife()).isEqualTo(Duration.ofDays(14));
    assertThat(pricing.expiresAfter()).isNull();

    var whitepaper = first(CONTRACT.engagement().points(), "asset_downloaded");
    assertThat(whitepaper.when()).isEqualTo(Condition.ALWAYS);
    assertThat(whitepaper.expiresAfter()).isEqualTo(Duration.ofDays(90));

    assertThat(first(CONTRACT.engagement().points(), "email_unsubscribed").points()).isEqualTo(-15);
    assertThat(CONTRACT.engagement().ignoreOn("email_clicked")).hasSize(1);
    assertThat(CONTRACT.engagement().ignoreOn("nobody_does_this")).isEmpty();
  }

  @Test
  void takes_three_visits_to_pricing_in_a_week_for_high_intent() {
    var repeated = first(CONTRACT.engagement().highIntent(), "page_viewed");
    assertThat(repeated.atLeast()).isEqualTo(3);
    assertThat(repeated.within()).isEqualTo(Duration.ofDays(7));
    assertThat(repeated.slaClass()).isEqualTo("high-intent");
    var demo = first(CONTRACT.engagement().highIntent(), "demo_requested");
    assertThat(demo.atLeast()).isEqualTo(1);
    assertThat(demo.within()).isNull();
  }

  @Test
  void raises_an_mql_on_fit_and_engagement_only() {
    assertThat(CONTRACT.mql()).isEqualTo(new MqlTerms(50, RaiseWhen.FIT_AND_ENGAGEMENT, false));
  }

  @Test
  void says_what_sales_owes_with_each_decision() {
    assertThat(CONTRACT.lifecycle())
        .isEqualTo(
            new LifecycleTerms(
                List.of(
                    "bad_fit",
                    "out_of_region",
                    "evaluated_before",
                    "duplicate",
                    "incorrect_contact"),
                new Qualification(
                    List.of("need", "authority", "timeline", "budget"),
                    Duration.ofDays(90),
                    List.of(
                        "no_budget",
                        "no_authority",
                        "no_need",
                        "timeline_too_far",
                        "duplicate",
                        "incorrect_contact"),
                    true),
                true,
                new Recycle(Duration.ofDays(30), true)));
  }

  @Test
  void says_what_is_promised_and_by_when() {
    var sla = CONTRACT.sla();
    assertThat(sla.promises())
        .containsExactly(
            firstTouch("direct-inquiry", 4, 50, 80),
            firstTouch("high-intent", 1, 50, 80),
            firstTouch("standard", 24, 80),
            new Promise(
                "acceptance",
                null,
                Duration.ofHours(4),
                "always",
                List.of(80),
                List.of(Duration.ofHours(1), Duration.ofHours(4)),
                Duration.ZERO,
                false,
                false),
            new Promise(
                "discovery",
                null,
                Duration.ofHours(48),
                "us-sales",
                List.of(80),
                List.of(),
                Duration.ZERO,
                false,
                false));
    assertThat(sla.marketing())
        .containsExactly(
            new ConversionFloor(
                "conversion-floor", "sql", Duration.ofDays(30), 0.2, Duration.ofDays(90), 30),
            new Volume("volume", 200, "month"));
  }

  @Test
  void says_what_of_many_leads_stands_out() {
    assertThat(CONTRACT.sla().findings())
        .isEqualTo(
            new FindingTerms(
                "month",
                20,
                Duration.ofHours(1),
                List.of(new ReasonBound("no_budget", 0.4), new ReasonBound("no_authority", 0.3)),
                new AcceptanceBounds(0.3, 0.6, 0.95),
                0.8));
  }

  @Test
  void has_a_calendar_of_office_hours_and_one_that_never_closes() {
    var calendars = CONTRACT.sla().calendars();
    assertThat(calendars.get("us-sales"))
        .satisfies(us -> {
          assertThat(us.zone()).isEqualTo(ZoneId.of("America/New_York"));
          assertThat(us.hours().get(MONDAY))
              .containsExactly(new Window(540, 720), new Window(780, 1080));
          assertThat(us.hours()).doesNotContainKey(SUNDAY);
          assertThat(us.holidays()).isEqualTo("US");
          assertThat(us.closed()).containsExactly(LocalDate.of(2026, 12, 24));
        });
    assertThat(calendars.get("always").hours())
        .hasSize(7)
        .allSatisfy((_, windows) -> assertThat(windows).containsExactly(new Window(0, 1440)));
  }

  private static Promise firstTouch(String slaClass, int hours, Integer... warnAt) {
    return new Promise(
        "first-touch",
        slaClass,
        Duration.ofHours(hours),
        "always",
        List.of(warnAt),
        List.of(),
        Duration.ZERO,
        false,
        false);
  }

  private static <R extends EventRule> R first(List<R> rules, String eventType) {
    return rules.stream().filter(rule -> rule.on().equals(eventType)).findFirst().orElseThrow();
  }
}
