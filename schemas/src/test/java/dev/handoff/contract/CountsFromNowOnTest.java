package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new version can know of the past is what the version before it made the state keep. */
class CountsFromNowOnTest {
  private static final String PAGES = "{ name: pages, on: page_viewed, points: 1, cap: 40 }";

  private static Contract contract(String engagement) {
    return valid(
        """
        id: acme
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: Ana, sales: Bo }
        mql: { threshold: 10 }
        engagement:
          %s
        """
            .formatted(engagement));
  }

  private static List<String> sentences(String before, String after) {
    return ContractChanges.between(contract(before), contract(after)).countFromNowOn().stream()
        .map(CountsFromNowOn::sentence)
        .toList();
  }

  private static String points(String... rules) {
    return "points: [" + String.join(", ", rules) + "]";
  }

  private static String trigger(String rest) {
    return "high-intent: [{ name: back, on: page_viewed, class: standard%s }]".formatted(rest);
  }

  private static String ignore(String name, String asset) {
    return "ignore: [{ name: %s, on: page_viewed, when: \"event.asset == '%s'\" }]"
        .formatted(name, asset);
  }

  @Test
  void what_a_rule_is_worth_holds_for_the_past_too() {
    assertThat(
            sentences(
                points(PAGES),
                points("{ name: views, on: page_viewed, points: -3, half-life: 7d }")))
        .isEmpty();
    assertThat(
            sentences(
                points(PAGES),
                points("{ name: pages, on: page_viewed, points: 1, cap: 50, expires-after: 9d }")))
        .isEmpty();
    assertThat(sentences(points(PAGES), points())).isEmpty();
  }

  @Test
  void a_rule_that_looks_at_other_acts_counts_them_from_now_on() {
    assertThat(sentences(points(PAGES), points(PAGES, "{ name: form, on: form_sent, points: 5 }")))
        .containsExactly(
            "rule form counts acts from now on, as no rule gave points for such acts before");
    assertThat(
            sentences(
                points(PAGES),
                points(PAGES.replace("page_viewed", "page_viewed, when: has(event.asset)"))))
        .containsExactly(
            "rule pages counts acts from now on, as no rule gave points for such acts before");
  }

  @Test
  void a_rule_that_expires_knows_no_more_acts_than_were_kept() {
    var wide = PAGES.replace("cap: 40", "cap: 1200, expires-after: 90d");
    assertThat(sentences(points(PAGES), points(wide)))
        .containsExactly(
            "rule pages looks at the newest 1,200 acts of a lead, but of those before only the"
                + " newest 50 are known");
    assertThat(sentences(points(wide), points(wide.replace("pages", "views")))).isEmpty();
    assertThat(sentences(points(wide), points(PAGES))).isEmpty();
  }

  @Test
  void a_trigger_that_needs_more_acts_than_were_kept_says_so() {
    assertThat(sentences(trigger(""), trigger(", at-least: 10, within: 7d"))).isEmpty();
    assertThat(sentences(trigger(""), trigger(", at-least: 11")))
        .containsExactly(
            "trigger back needs 11 acts of a lead, but of those before only the newest 10 are"
                + " known");
    assertThat(sentences(trigger(", at-least: 20"), trigger(", at-least: 15"))).isEmpty();
  }

  @Test
  void points_and_triggers_each_keep_their_own() {
    assertThat(sentences(points(PAGES), points(PAGES) + "\n  " + trigger("")))
        .containsExactly(
            "trigger back counts acts from now on, as no trigger looked at such acts before");
  }

  @Test
  void an_ignore_rule_ignores_from_now_on() {
    assertThat(sentences(points(PAGES), ignore("bots", "x")))
        .containsExactly(
            "ignore rule bots ignores acts from now on; those before count as they did");
    assertThat(sentences(ignore("bots", "x"), ignore("bots", "y")))
        .containsExactly(
            "ignore rule bots ignores acts by its new condition from now on; what it set aside"
                + " before stays aside, and what it let through goes on counting");
    assertThat(sentences(ignore("bots", "x"), ignore("scanners", "x")))
        .containsExactly(
            "ignore rule scanners ignores acts from now on; those before count as they did");
    assertThat(sentences(ignore("bots", "x"), ignore("bots", "x"))).isEmpty();
    assertThat(sentences(ignore("bots", "x"), points())).isEmpty();
  }
}
