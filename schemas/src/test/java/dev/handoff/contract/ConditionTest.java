package dev.handoff.contract;

import static dev.handoff.contract.Outcome.HOLDS;
import static dev.handoff.contract.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.ConditionLanguage.Compilation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final ConditionLanguage OF_ANYTHING =
      new ConditionLanguage(EnumSet.allOf(Subject.class), "");

  private static final Facts FACTS =
      new Facts(
          Map.of(
              "path",
              "/pricing/team",
              "occurredAt",
              Instant.parse("2026-05-01T10:00:00Z"),
              "formAnswers",
              Map.of("budget", "yes"),
              "secondsSinceDelivery",
              1.5,
              "visits",
              3L,
              "internal",
              false,
              "note",
              "12"),
          Map.of("seniority", "vp", "email", "dana@acme.example"),
          Map.of("employees", 120L, "industry", "software", "annualRevenue", 2.5),
          Map.of(),
          Map.of());

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          event.path.startsWith('/pricing')                                    -> HOLDS
          event.path == '/'                                                    -> FAILS
          company.employees >= 50 && company.employees <= 500                  -> HOLDS
          company.industry in ['software', 'fintech']                          -> HOLDS
          lead.email.endsWith('@acme.example')                                 -> HOLDS
          event.occurredAt > timestamp('2026-01-01T00:00:00Z')                 -> HOLDS
          event.formAnswers.budget == 'yes'                                    -> HOLDS
          event.formAnswers.exists(question, question.startsWith('bud'))       -> HOLDS
          event.path.upperAscii() == '/PRICING/TEAM'                           -> HOLDS
          lead.seniority.matches('^(vp|c_level)$')                             -> HOLDS
          true                                                                 -> HOLDS
          """)
  void reads_typed_fields(String condition, Outcome outcome) {
    assertThat(of(condition).evaluate(FACTS)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          event.secondsSinceDelivery < 2.0     -> HOLDS
          event.secondsSinceDelivery < 2       -> HOLDS
          event.secondsSinceDelivery > 2       -> FAILS
          event.visits > 2.5                   -> HOLDS
          event.visits == 3.0                  -> HOLDS
          event.visits == 3                    -> HOLDS
          event.visits in [1, 3]               -> HOLDS
          company.employees > 119.5            -> HOLDS
          company.annualRevenue > 2            -> HOLDS
          !event.internal                      -> HOLDS
          event.note == '12'                   -> HOLDS
          event['note'] == '12'                -> HOLDS
          """)
  void compares_numbers_of_either_kind_and_reads_free_properties(
      String condition, Outcome outcome) {
    assertThat(of(condition).evaluate(FACTS)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          event.asset == 'guide'                              -> UNKNOWN
          !(event.asset == 'guide')                           -> UNKNOWN
          company.country in ['US', 'DE']                     -> UNKNOWN
          event.nowhere < 2.0                                 -> UNKNOWN
          event.nowhere.deeper == 1                           -> UNKNOWN
          event['nowhere'] == 1                               -> UNKNOWN
          event.formAnswers.timeline == 'soon'                -> UNKNOWN
          lead.jobTitle.lowerAscii().contains('student')      -> UNKNOWN
          event.asset == 'guide' && event.path == '/'         -> FAILS
          event.path == '/' && event.asset == 'guide'         -> FAILS
          event.asset == 'guide' || event.visits == 3         -> HOLDS
          event.visits == 3 || event.asset == 'guide'         -> HOLDS
          event.asset == 'guide' && event.visits == 3         -> UNKNOWN
          event.asset == 'guide' || event.visits == 4         -> UNKNOWN
          event.nowhere == 1 || lead.seniority == 'vp'        -> HOLDS
          event.nowhere == 1 && lead.seniority == 'x'         -> FAILS
          """)
  void a_missing_attribute_is_unknown_unless_the_rest_decides(String condition, Outcome outcome) {
    assertThat(of(condition).evaluate(FACTS)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          has(event.path)                                     -> HOLDS
          has(event.asset)                                    -> FAILS
          has(event.visits)                                   -> HOLDS
          has(event.nowhere)                                  -> FAILS
          has(company.employees) && company.employees > 100   -> HOLDS
          !has(lead.phone)                                    -> HOLDS
          has(event.formAnswers.budget)                       -> HOLDS
          has(event.formAnswers.timeline)                     -> FAILS
          has(event.asset) && event.asset == 'guide'          -> FAILS
          """)
  void has_asks_whether_an_attribute_is_there(String condition, Outcome outcome) {
    assertThat(of(condition).evaluate(FACTS)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.note > 3",
        "event.visits.startsWith('x')",
        "event.note.deeper == 1",
        "event.visits / 0 == 1"
      })
  void a_value_of_another_kind_is_unknown(String condition) {
    assertThat(of(condition).evaluate(FACTS)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          event.path > 3               -> column 12: found no matching overload
          event.path.startWith('/')    -> column 21: undeclared reference to 'startWith'
          company.employees            -> expected type 'bool' but found 'int'
          lead.seniority in            -> column 18
          person.age > 3               -> column 1: undeclared reference to 'person'
          1 + 1                        -> expected type 'bool' but found 'int'
          has(event)                   -> column 4: has() asks for an attribute
          event.occurredAt > 'today'   -> column 18: found no matching overload
          event.properties.note == 'x' -> event.properties cannot be read as a whole: NAME in it is read as event.NAME
          event.path.matches('(')      -> column 20: Regex validation failed
          event.occurredAt > timestamp('today') -> column 30: timestamp validation failed
          """)
  void a_mistake_is_told_with_its_column(String condition, String part) {
    assertThat(flaw(OF_ANYTHING, condition)).contains(part);
  }

  @Test
  void a_mistake_on_a_later_line_is_told_with_its_line() {
    assertThat(flaw(OF_ANYTHING, "event.path == '/' &&\n  event.path > 3"))
        .contains("line 2, column 14");
  }

  @Test
  void who_a_lead_is_may_not_depend_on_what_it_did() {
    assertThat(flaw(ConditionLanguage.OF_LEADS, "company.employees > 5 && event.path == '/'"))
        .contains("lead and company alone")
        .contains("reads event");
    assertThat(flaw(ConditionLanguage.OF_LEADS, "has(event.path)")).contains("reads event");
    assertThat(flaw(ConditionLanguage.OF_EVENTS, "event.path == '/' && lead.seniority == 'vp'"))
        .contains("who the lead is belongs into fit");
  }

  @Test
  void a_condition_of_unreasonable_length_or_depth_is_refused() {
    assertThat(flaw(OF_ANYTHING, "true" + " && true".repeat(300)))
        .contains("at most 2,000 characters, but this one has 2,404");
    assertThat(flaw(OF_ANYTHING, "(".repeat(200) + "true" + ")".repeat(200))).isNotBlank();
  }

  @Test
  void a_condition_that_would_run_for_long_is_cut_short() {
    var forty = "[" + "1,".repeat(39) + "1]";
    assertThat(of(forty + ".all(a, " + forty + ".all(b, a == b))").evaluate(FACTS))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void names_the_attributes_that_it_reads() {
    assertThat(
            of("has(event.asset) && event.path.startsWith('/') || lead.foo == company.employees")
                .attributes())
        .containsExactlyInAnyOrder("event.asset", "event.path", "lead.foo", "company.employees");
  }

  @Test
  void keeps_its_text_and_is_equal_to_its_twin() {
    assertThat(of("event.path == '/'").source()).isEqualTo("event.path == '/'");
    assertThat(of("event.path == '/'")).isEqualTo(of("event.path == '/'")).isNotEqualTo(of("true"));
  }

  @Test
  void always_holds_of_nothing_at_all() {
    assertThat(Condition.ALWAYS.evaluate(Facts.ofProfile(Map.of(), Map.of()))).isEqualTo(HOLDS);
    assertThat(Condition.ALWAYS.attributes()).isEmpty();
  }

  private static Condition of(String source) {
    return switch (OF_ANYTHING.compile(source)) {
      case Compilation.Sound(var condition) -> condition;
      case Compilation.Flawed(var expected) -> throw new AssertionError(expected);
    };
  }

  private static String flaw(ConditionLanguage language, String source) {
    return switch (language.compile(source)) {
      case Compilation.Sound(var condition) -> throw new AssertionError("sound: " + condition);
      case Compilation.Flawed(var expected) -> expected;
    };
  }
}
