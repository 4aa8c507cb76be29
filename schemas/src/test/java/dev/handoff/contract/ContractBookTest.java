package dev.handoff.contract;

import static dev.handoff.contract.ContractBook.Scope.NAMED;
import static dev.handoff.contract.ContractBook.Scope.STANDING;
import static dev.handoff.contract.ContractReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContractBookTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  private final ContractBook book = new ContractBook();

  @Test
  void the_standing_contract_governs_every_lead_that_names_none() {
    var b2b = contract("b2b", 1, JANUARY);
    book.add(STANDING, b2b, null);
    assertThat(book.governing(null, MARCH)).isSameAs(b2b);
    assertThat(book.standing(MARCH)).contains(b2b);
    assertThat(book.governing("b2b", MARCH)).isSameAs(b2b);
  }

  @Test
  void a_named_contract_governs_only_the_leads_that_name_it() {
    var b2b = contract("b2b", 1, JANUARY);
    var education = contract("education", 1, JANUARY);
    book.add(STANDING, b2b, null);
    book.add(NAMED, education, null);
    assertThat(book.governing(null, MARCH)).isSameAs(b2b);
    assertThat(book.governing("education", MARCH)).isSameAs(education);
    assertThat(book.versions()).containsOnlyKeys("b2b", "education");
  }

  @Test
  void a_history_from_before_the_first_version_is_judged_by_the_first() {
    var first = contract("b2b", 1, MARCH);
    book.add(STANDING, first, null);
    book.add(STANDING, contract("b2b", 2, MAY), first);
    assertThat(book.governing(null, JANUARY)).isSameAs(first);
  }

  @Test
  void the_newest_standing_contract_wins() {
    book.add(STANDING, contract("old", 7, JANUARY), null);
    book.add(STANDING, contract("new", 1, JANUARY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("new");
  }

  @Test
  void a_version_that_lies_ahead_governs_only_from_then_on() {
    var first = contract("b2b", 1, JANUARY);
    var second = contract("b2b", 2, MAY);
    book.add(STANDING, first, null);
    book.add(STANDING, second, first);
    assertThat(book.governing(null, MAY.minusMillis(1))).isSameAs(first);
    assertThat(book.governing(null, MAY)).isSameAs(second);
  }

  @Test
  void after_a_restart_the_publication_itself_tells_what_governs_until_then() {
    var first = contract("b2b", 1, JANUARY);
    book.add(STANDING, contract("b2b", 2, MAY), first);
    assertThat(book.governing(null, MARCH)).isSameAs(first);
  }

  @Test
  void another_standing_contract_governs_until_the_newest_comes_into_force() {
    book.add(STANDING, contract("old", 1, JANUARY), null);
    book.add(STANDING, contract("new", 1, MAY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("old");
    assertThat(book.governing(null, MAY).id()).isEqualTo("new");
  }

  @Test
  void a_version_that_is_not_newer_changes_nothing() {
    var second = contract("b2b", 2, JANUARY);
    assertThat(book.add(STANDING, second, null)).isTrue();
    assertThat(book.add(STANDING, contract("b2b", 2, JANUARY), null)).isFalse();
    assertThat(book.add(NAMED, contract("b2b", 1, JANUARY), null)).isFalse();
    assertThat(book.governing(null, MARCH)).isSameAs(second);
  }

  @Test
  void a_contract_may_step_down_to_be_a_named_one() {
    book.add(STANDING, contract("old", 1, JANUARY), null);
    book.add(STANDING, contract("new", 1, JANUARY), null);
    book.add(NAMED, contract("new", 2, JANUARY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("old");
    assertThat(book.governing("new", MARCH).version()).isEqualTo(2);
  }

  @Test
  void where_none_governs_it_says_so() {
    assertThat(book.standing(MARCH)).isEmpty();
    assertThatThrownBy(() -> book.governing(null, MARCH))
        .isInstanceOf(NoContractInForce.class)
        .hasMessage(
            "Expected a standing contract in force at 2026-03-01T00:00:00Z, but there is none");
    book.add(STANDING, contract("b2b", 1, JANUARY), null);
    assertThatThrownBy(() -> book.governing("education", MARCH))
        .hasMessage("Expected contract education in force at 2026-03-01T00:00:00Z, but it is not");
  }

  private static Contract contract(String id, int version, Instant effectiveFrom) {
    return valid(
        """
        id: %s
        version: %d
        effective-from: %s
        signed-by: { marketing: Ana, sales: Bo }
        mql: { threshold: 10 }
        """
            .formatted(id, version, effectiveFrom));
  }
}
