package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.problems;
import static dev.handoff.contract.ContractReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.AssignmentTerms.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentReaderTest {

  /** Every key of it. */
  static final String SECTION =
      """

      assignment:
        named-account-owner: first
        pools:
          - name: enterprise
            when: "company.employees > 500 && company.country in ['US', 'CA']"
            at-most: 25
            reps:
              - { name: dana@vendor.example }
              - name: alex@vendor.example
                at-most: 10
                days-off: [2026-12-24, "2026-12-27..2027-01-02"]
                zone: America/New_York
          - name: rest
            reps: [{ name: alex@vendor.example }]
      """;

  private static final String HEAD =
      """
      id: least
      version: 3
      effective-from: 2026-05-01T00:00:00Z
      signed-by: { marketing: Ana, sales: Bo }
      mql: { threshold: 10 }
      """;

  private static AssignmentTerms terms(String section) {
    return valid(HEAD + section).assignment();
  }

  private static Pool enterprise() {
    return terms(SECTION).pools().getFirst();
  }

  @Test
  void a_contract_that_does_not_speak_of_it_assigns_nobody() {
    assertThat(terms("")).isEqualTo(AssignmentTerms.NOBODY);
    assertThat(valid(DefaultContract.document()).assignment()).isEqualTo(AssignmentTerms.NOBODY);
  }

  @Test
  void one_that_speaks_of_it_lets_the_owner_of_an_account_come_first() {
    assertThat(terms("assignment: {}")).isEqualTo(new AssignmentTerms(true, List.of()));
    assertThat(terms("assignment: { named-account-owner: ignored }"))
        .isEqualTo(AssignmentTerms.NOBODY);
  }

  @Test
  void a_rep_has_the_limit_of_the_pool_or_their_own() {
    var pool = enterprise();
    assertThat(pool.reps()).extracting(pool::atMost).containsExactly(25, 10);
    var rest = terms(SECTION).pools().getLast();
    assertThat(rest.atMost(rest.reps().getFirst())).isNull();
  }

  @Test
  void a_pool_without_a_condition_is_for_every_lead() {
    assertThat(terms(SECTION).pools().getLast().when()).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void a_condition_whose_attributes_are_missing_does_not_hold() {
    var when = enterprise().when();
    assertThat(when.evaluate(Facts.ofProfile(Map.of(), Map.of("employees", 900L, "country", "US"))))
        .isEqualTo(Outcome.HOLDS);
    assertThat(when.evaluate(Facts.ofProfile(Map.of(), Map.of("employees", 900L))))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24T04:59:59Z, false", // still the 23rd in New York
    "2026-12-24T05:00:00Z, true",
    "2026-12-25T04:59:59Z, true",
    "2026-12-25T05:00:00Z, false",
    "2026-12-27T05:00:00Z, true",
    "2027-01-03T04:59:59Z, true",
    "2027-01-03T05:00:00Z, false"
  })
  void a_day_off_begins_and_ends_where_the_rep_is(Instant at, boolean off) {
    assertThat(enterprise().reps().getLast().isOffAt(at)).isEqualTo(off);
    assertThat(enterprise().reps().getFirst().isOffAt(at)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "named-account-owner: never | named-account-owner | expected one of first, ignored",
        "owner: first | owner | expected no such key",
        "pools: [{ reps: [{ name: a }] }] | pools[0].name | expected a name of letters",
        "pools: [{ name: p }] | pools[0].reps | expected a list of at least one",
        "pools: [{ name: p, reps: [] }] | pools[0].reps | expected a list of at least one",
        "pools: [{ name: p, at-most: 0, reps: [{ name: a }] }] | pools[0].at-most | from 1 to 10000",
        "pools: [{ name: p, when: 'event.path == 1', reps: [{ name: a }] }] | pools[0].when | event",
        "pools: [{ name: p, reps: [{ name: a }, { name: a }] }] | pools[0].reps[1].name"
            + " | expected a name of its own, but assignment.pools[0].reps[0] is called 'a' too",
        "pools: [{ name: p, reps: [{ name: a }] }, { name: p, reps: [{ name: a }] }]"
            + " | pools[1].name | expected a name of its own",
        "pools: [{ name: p, reps: [{ name: a, zone: Mars }] }] | pools[0].reps[0].zone"
            + " | expected a time zone",
        "pools: [{ name: p, reps: [{ name: a, days-off: ['2027-01-02..2026-12-27'] }] }]"
            + " | pools[0].reps[0].days-off[0] | the last day not before the first, but found '2027",
        "pools: [{ name: p, reps: [{ name: a, days-off: ['2026-02-30'] }] }]"
            + " | pools[0].reps[0].days-off[0] | expected a date",
        "pools: [{ name: p, reps: [{ name: a, days-off: ['2026-12-24..'] }] }]"
            + " | pools[0].reps[0].days-off[0] | expected a date"
      })
  void refuses_with_the_path_and_what_was_expected(String part, String path, String expected) {
    assertThat(problems(HEAD + "assignment: { " + part + " }"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).isEqualTo("assignment." + path);
          assertThat(problem.expected()).contains(expected);
        });
  }

  @Test
  void a_new_version_says_what_becomes_of_pools_and_reps() {
    var before = valid(HEAD + SECTION);
    var after =
        SECTION
            .replace("first", "ignored")
            .replace("at-most: 25", "at-most: 30")
            .replace("- { name: dana@vendor.example }", "- { name: kim@vendor.example }")
            .replace("2026-12-24, ", "");
    assertThat(ContractChanges.between(before, valid(HEAD + after)).changes())
        .extracting(Object::toString)
        .containsExactly(
            "assignment.named-account-owner: first becomes ignored",
            "assignment.pools enterprise: the limit of 25 open leads becomes 30 open leads",
            "assignment.pools.reps: new rep kim@vendor.example in pool enterprise: zone UTC",
            "assignment.pools.reps alex@vendor.example in pool enterprise: the days off 2026-12-24,"
                + " 2026-12-27..2027-01-02 become 2026-12-27..2027-01-02",
            "assignment.pools.reps: rep dana@vendor.example in pool enterprise is gone: its leads"
                + " go to the others");
  }

  @Test
  void the_example_of_the_page_is_a_contract() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "contract.md"));
    var example = page.split("## assignment\n")[1].split("```yaml\n")[1].split("```")[0];
    assertThat(terms(example).pools()).extracting(Pool::name).hasSize(2);
  }
}
