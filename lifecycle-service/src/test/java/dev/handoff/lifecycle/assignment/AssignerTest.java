package dev.handoff.lifecycle.assignment;

import static dev.handoff.lifecycle.assignment.News.Standing.ELSEWHERE;
import static dev.handoff.lifecycle.assignment.News.Standing.MQL;
import static dev.handoff.lifecycle.assignment.News.Standing.SAL;
import static dev.handoff.lifecycle.assignment.Scenario.TEN;
import static dev.handoff.lifecycle.assignment.Scenario.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News.Introduced;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssignerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Two reps who share every lead. */
  private static final String TWO =
      "{ pools: [{ name: all, reps: [{ name: dana }, { name: alex }] }] }";

  /** The same with room for one lead each. */
  private static final String ONE_EACH = TWO.replace("reps:", "at-most: 1, reps:");

  private static final String BY_SIZE =
      """
      { pools: [
        { name: big, when: 'company.employees > 500', reps: [{ name: dana }] },
        { name: small, when: 'company.employees <= 500', reps: [{ name: alex }] } ] }
      """;

  @Nested
  class WhoseTurnItIs {

    @Test
    void reps_get_leads_in_turn() {
      assertThat(under(TWO).raised("L-1", "L-2", "L-3", "L-4").gives())
          .containsExactly("L-1 dana", "L-2 alex", "L-3 dana", "L-4 alex");
    }

    @Test
    void who_has_fewer_open_leads_comes_first() {
      var assigner = under(TWO).stepped("A", MQL, "dana").stepped("B", SAL, "dana");
      assertThat(assigner.raised("L-1", "L-2", "L-3").gives())
          .containsExactly("L-1 alex", "L-2 alex", "L-3 dana");
    }

    @Test
    void of_those_with_as_many_whose_last_turn_is_longest_ago() {
      var assigner = under(TWO).raised("L-1");
      assertThat(assigner.gives()).containsExactly("L-1 dana");
      assigner.stepped("L-1", ELSEWHERE, "dana");
      assertThat(assigner.raised("L-2").gives()).containsExactly("L-2 alex");
      assigner.stepped("L-2", ELSEWHERE, "alex");
      assertThat(assigner.raised("L-3").gives()).containsExactly("L-3 dana");
    }

    @Test
    void an_SQL_is_no_load_and_neither_is_a_lead_that_went_back() {
      var assigner = under(ONE_EACH).stepped("A", SAL, "dana").stepped("B", MQL, "alex");
      assertThat(assigner.raised("L-1", "L-2").gives()).isEmpty();
      assigner.stepped("A", ELSEWHERE, "dana").stepped("B", ELSEWHERE, null);
      assertThat(assigner.gives()).containsExactly("L-1 dana", "L-2 alex");
    }

    @Test
    void a_lead_counts_for_whoever_accepted_it() {
      var assigner = under(TWO).raised("L-1");
      assertThat(assigner.gives()).containsExactly("L-1 dana");
      assigner.stepped("L-1", SAL, "alex");
      assertThat(assigner.raised("L-2").gives()).containsExactly("L-2 dana");
    }

    @Test
    void a_rep_of_two_pools_has_one_load() {
      var assigner =
          under(
              """
              { pools: [
                { name: big, when: 'company.employees > 500', at-most: 3, reps: [{ name: dana }] },
                { name: all, at-most: 1, reps: [{ name: dana }] } ] }
              """);
      assigner.raised("L-1", Map.of("employees", 900L)).raised("L-2");
      assertThat(assigner.gives()).containsExactly("L-1 dana");
      assigner.raised("L-3", Map.of("employees", 900L));
      assertThat(assigner.gives()).containsExactly("L-3 dana");
      assertThat(assigner.waiting()).isEqualTo(Map.of("all", 1, "none", 0));
    }
  }

  @Nested
  class WhichPool {

    @Test
    void the_first_whose_condition_holds() {
      var assigner = under(BY_SIZE);
      assigner.raised("L-1", Map.of("employees", 900L)).raised("L-2", Map.of("employees", 20L));
      assertThat(assigner.looks())
          .extracting(Assignment::leadId, Assignment::rep, Assignment::pool)
          .containsExactly(tuple("L-1", "dana", "big"), tuple("L-2", "alex", "small"));
    }

    @Test
    void none_where_an_attribute_is_missing_and_then_the_lead_waits() {
      var assigner = under(BY_SIZE).raised("L-1");
      assertThat(assigner.gives()).isEmpty();
      assertThat(assigner.waiting()).isEqualTo(Map.of("none", 1));
    }

    @Test
    void none_under_a_contract_that_does_not_speak_of_it() {
      var assigner = under("{ named-account-owner: ignored }").raised("L-1");
      assertThat(assigner.gives()).isEmpty();
    }

    @Test
    void another_one_where_another_version_says_so() {
      var assigner = under(BY_SIZE).raised("L-1");
      assertThat(assigner.gives()).isEmpty();
      assigner.publish(2, "2026-05-04T10:30:00Z", TWO);
      assertThat(assigner.after(Duration.ofMinutes(29)).gives()).isEmpty();
      assertThat(assigner.after(MINUTE).gives()).containsExactly("L-1 dana");
    }
  }

  @Nested
  class TheOwnerOfAnAccount {
    private static final Map<String, Object> OF_KIM = Map.of("namedAccountOwner", "kim");
    private static final Map<String, Object> OF_ALEX = Map.of("namedAccountOwner", "alex");

    @Test
    void gets_its_leads_listed_or_not() {
      var assigner = under(TWO).raised("L-1", OF_KIM).raised("L-2", OF_ALEX);
      assertThat(assigner.looks())
          .allSatisfy(each -> {
            assertThat(each.pool()).isNull();
            assertThat(each.reason()).isEqualTo("owns the account");
          })
          .extracting(Assignment::rep)
          .containsExactly("kim", "alex");
    }

    @Test
    void gets_nothing_by_it_where_owners_are_ignored() {
      var ignoring = TWO.replace("{ pools", "{ named-account-owner: ignored, pools");
      assertThat(under(ignoring).raised("L-1", OF_KIM).gives()).containsExactly("L-1 dana");
    }

    @Test
    void is_passed_over_where_the_pool_that_lists_them_says_that_they_are_full() {
      var assigner = under(ONE_EACH).stepped("A", MQL, "alex").raised("L-1", OF_ALEX);
      assertThat(assigner.looks())
          .singleElement()
          .satisfies(given -> {
            assertThat(given.rep()).isEqualTo("dana");
            assertThat(given.pool()).isEqualTo("all");
            assertThat(given.reason())
                .isEqualTo("fewest open leads, 0; alex, who owns the account, is not free");
          });
    }

    @Test
    void is_passed_over_on_a_day_off() {
      var off = TWO.replace("{ name: alex }", "{ name: alex, days-off: [2026-05-04] }");
      assertThat(under(off).raised("L-1", OF_ALEX).gives()).containsExactly("L-1 dana");
    }

    @Test
    void is_never_full_where_no_pool_lists_them() {
      var assigner = under(ONE_EACH).stepped("A", MQL, "kim").raised("L-1", OF_KIM);
      assertThat(assigner.gives()).containsExactly("L-1 kim");
    }
  }

  @Nested
  class Waiting {

    @Test
    void ends_when_somebody_has_room_again_for_the_oldest_first() {
      var assigner = under(ONE_EACH).raised("L-1", "L-2", "L-3", "L-4");
      assertThat(assigner.gives()).containsExactly("L-1 dana", "L-2 alex");
      assertThat(assigner.waiting()).isEqualTo(Map.of("all", 2, "none", 0));
      assigner.stepped("L-2", ELSEWHERE, "alex");
      assertThat(assigner.gives()).containsExactly("L-3 alex");
      assigner.stepped("L-1", ELSEWHERE, "dana");
      assertThat(assigner.gives()).containsExactly("L-4 dana");
      assertThat(assigner.waiting()).isEqualTo(Map.of("none", 0));
    }

    @Test
    void ends_with_a_day_off() {
      var off =
          "{ pools: [{ name: p, reps: [{ name: dana, days-off: ['2026-05-02..2026-05-04'],"
              + " zone: America/New_York }] }] }";
      var assigner = under(off).raised("L-1");
      assertThat(assigner.gives()).isEmpty();
      assertThat(assigner.at("2026-05-05T03:59:59Z").gives()).isEmpty();
      assertThat(assigner.at("2026-05-05T04:00:00Z").gives()).containsExactly("L-1 dana");
    }

    @Test
    void ends_with_a_version_that_has_more_room() {
      var assigner = under(ONE_EACH).raised("L-1", "L-2", "L-3");
      assertThat(assigner.gives()).hasSize(2);
      assigner.publish(2, "2026-05-04T10:00:00Z", TWO);
      assertThat(assigner.gives()).containsExactly("L-3 dana");
    }

    @Test
    void ends_when_somebody_takes_the_lead_or_it_goes_away() {
      var assigner = under("{ pools: [] }").raised("L-1", "L-2", "L-3");
      assertThat(assigner.gives()).isEmpty();
      assigner
          .stepped("L-1", SAL, "kim")
          .stepped("L-2", MQL, "kim")
          .stepped("L-3", ELSEWHERE, null);
      assertThat(assigner.waiting()).isEqualTo(Map.of("none", 0));
      assigner.publish(2, "2026-05-04T10:00:00Z", TWO);
      assertThat(assigner.gives()).isEmpty();
    }

    @Test
    void begins_when_it_is_known_who_the_lead_is() {
      var assigner = under(TWO);
      assigner.hear(new News.Stepped("L-1", "L-1:1", "b2b", 1, MQL, null, true, TEN));
      assertThat(assigner.gives()).isEmpty();
      assigner.hear(new Introduced("L-1", "L-1:1", Facts.ofProfile(Map.of(), Map.of())));
      assertThat(assigner.gives()).containsExactly("L-1 dana");
    }

    @Test
    void begins_again_with_a_lead_that_nobody_had_and_that_is_reopened() {
      var assigner = under(TWO).raised("L-1").stepped("L-1", ELSEWHERE, null);
      assertThat(assigner.gives()).isEmpty();
      assertThat(assigner.stepped("L-1", MQL, null).gives()).containsExactly("L-1 dana");
    }

    @Test
    void is_five_minutes_longer_for_an_MQL_of_the_past() {
      var assigner = under(TWO).raised("L-1", TEN.minus(Duration.ofDays(400)), Map.of());
      assertThat(assigner.after(Duration.ofSeconds(299)).gives()).isEmpty();
      assertThat(assigner.after(Duration.ofSeconds(1)).gives()).containsExactly("L-1 dana");
    }

    @Test
    void of_a_past_that_ended_in_the_past_is_for_nothing() {
      var assigner = under(TWO).raised("L-1", TEN.minus(Duration.ofDays(400)), Map.of());
      assigner.after(MINUTE).stepped("L-1", SAL, "somebody");
      assertThat(assigner.after(Duration.ofDays(1)).gives()).isEmpty();
    }

    @Test
    void of_more_leads_than_a_look_takes_goes_on_with_the_next_look() {
      int leads = Assigner.LEADS_A_LOOK + 1;
      var assigner = under(TWO);
      assigner.raised(
          IntStream.range(0, leads).mapToObj("L-%05d"::formatted).toArray(String[]::new));
      assertThat(assigner.gives()).isEmpty(); // the last is not in line yet
      assertThat(assigner.gives()).hasSize(Assigner.LEADS_A_LOOK);
      assertThat(assigner.gives()).containsExactly("L-01000 dana");
    }
  }

  @Nested
  class AnAssignment {

    @Test
    void names_the_revision_that_was_seen_and_an_id_that_follows_from_it() {
      assertThat(under(TWO).raised("L-1").looks())
          .containsExactly(
              new Assignment(
                  "assignment/L-1:1/1/1", "L-1", 1, "dana", "all", "fewest open leads, 0"));
    }

    @Test
    void is_given_once_even_if_the_lead_is_long_in_answering() {
      var assigner = under(TWO).raised("L-1");
      assertThat(assigner.looks()).hasSize(1);
      assertThat(assigner.after(Duration.ofDays(1)).looks()).isEmpty();
    }

    @Test
    void that_is_refused_frees_the_rep_as_somebody_else_has_the_lead() {
      var assigner = under(ONE_EACH).stepped("A", MQL, "alex").raised("L-1");
      var refused = assigner.looks().getFirst();
      assigner.raised("L-2").stepped("L-1", SAL, "kim").refused(refused);
      assertThat(assigner.gives()).containsExactly("L-2 dana");
    }

    @Test
    void that_is_refused_while_nobody_has_the_lead_is_tried_again_a_minute_later() {
      var assigner = under(TWO).raised("L-1");
      var refused = assigner.looks().getFirst();
      assigner.stepped("L-1", MQL, null).refused(refused);
      assertThat(assigner.after(Duration.ofSeconds(59)).looks()).isEmpty();
      assertThat(assigner.after(Duration.ofSeconds(1)).looks())
          .singleElement()
          .satisfies(again -> {
            assertThat(again.commandId()).isEqualTo("assignment/L-1:1/2/2");
            assertThat(again.revision()).isEqualTo(2);
            assertThat(again.rep()).isEqualTo("alex");
          });
    }

    @Test
    void of_an_earlier_try_that_is_refused_late_changes_nothing() {
      var assigner = under(TWO).raised("L-1");
      var first = assigner.looks().getFirst();
      assigner.refused(first);
      assertThat(assigner.after(MINUTE).looks()).hasSize(1);
      assertThat(assigner.refused(first).after(MINUTE).looks()).isEmpty();
    }
  }

  @Test
  void a_restart_forgets_nothing() {
    var assigner = under(ONE_EACH).raised("L-1", "L-2", "L-3");
    assertThat(assigner.looks()).hasSize(2);
    assertThat(assigner.restarted().looks()).isEmpty();
    assigner.stepped("L-1", ELSEWHERE, "dana").stepped("L-2", ELSEWHERE, "alex");
    assertThat(assigner.raised("L-4").restarted().gives())
        .isEqualTo(List.of("L-3 dana", "L-4 alex"));
  }
}
