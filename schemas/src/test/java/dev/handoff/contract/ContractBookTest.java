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
  void theStandingContractGovernsEveryLeadThatNamesNone() {
    var b2b = contract("b2b", 1, JANUARY);
    book.add(STANDING, b2b, null);
    assertThat(book.governing(null, MARCH)).isSameAs(b2b);
    assertThat(book.standing(MARCH)).contains(b2b);
    assertThat(book.governing("b2b", MARCH)).isSameAs(b2b);
  }

  @Test
  void aNamedContractGovernsOnlyTheLeadsThatNameIt() {
    var b2b = contract("b2b", 1, JANUARY);
    var education = contract("education", 1, JANUARY);
    book.add(STANDING, b2b, null);
    book.add(NAMED, education, null);
    assertThat(book.governing(null, MARCH)).isSameAs(b2b);
    assertThat(book.governing("education", MARCH)).isSameAs(education);
    assertThat(book.versions()).containsOnlyKeys("b2b", "education");
  }

  @Test
  void aHistoryFromBeforeTheFirstVersionIsJudgedByTheFirst() {
    var first = contract("b2b", 1, MARCH);
    book.add(STANDING, first, null);
    book.add(STANDING, contract("b2b", 2, MAY), first);
    assertThat(book.governing(null, JANUARY)).isSameAs(first);
  }

  @Test
  void theNewestStandingContractWins() {
    book.add(STANDING, contract("old", 7, JANUARY), null);
    book.add(STANDING, contract("new", 1, JANUARY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("new");
  }

  @Test
  void aVersionThatLiesAheadGovernsOnlyFromThenOn() {
    var first = contract("b2b", 1, JANUARY);
    var second = contract("b2b", 2, MAY);
    book.add(STANDING, first, null);
    book.add(STANDING, second, first);
    assertThat(book.governing(null, MAY.minusMillis(1))).isSameAs(first);
    assertThat(book.governing(null, MAY)).isSameAs(second);
  }

  @Test
  void afterARestartThePublicationItselfTellsWhatGovernsUntilThen() {
    var first = contract("b2b", 1, JANUARY);
    book.add(STANDING, contract("b2b", 2, MAY), first);
    assertThat(book.governing(null, MARCH)).isSameAs(first);
  }

  @Test
  void anotherStandingContractGovernsUntilTheNewestComesIntoForce() {
    book.add(STANDING, contract("old", 1, JANUARY), null);
    book.add(STANDING, contract("new", 1, MAY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("old");
    assertThat(book.governing(null, MAY).id()).isEqualTo("new");
  }

  @Test
  void aVersionThatIsNotNewerChangesNothing() {
    var second = contract("b2b", 2, JANUARY);
    assertThat(book.add(STANDING, second, null)).isTrue();
    assertThat(book.add(STANDING, contract("b2b", 2, JANUARY), null)).isFalse();
    assertThat(book.add(NAMED, contract("b2b", 1, JANUARY), null)).isFalse();
    assertThat(book.governing(null, MARCH)).isSameAs(second);
  }

  @Test
  void aContractMayStepDownToBeANamedOne() {
    book.add(STANDING, contract("old", 1, JANUARY), null);
    book.add(STANDING, contract("new", 1, JANUARY), null);
    book.add(NAMED, contract("new", 2, JANUARY), null);
    assertThat(book.governing(null, MARCH).id()).isEqualTo("old");
    assertThat(book.governing("new", MARCH).version()).isEqualTo(2);
  }

  @Test
  void whereNoneGovernsItSaysSo() {
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
