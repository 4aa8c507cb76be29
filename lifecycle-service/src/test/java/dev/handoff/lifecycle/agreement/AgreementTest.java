package dev.handoff.lifecycle.agreement;

import static dev.handoff.message.ContractScope.NAMED;
import static dev.handoff.message.ContractScope.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.CountsFromNowOn;
import dev.handoff.contract.DefaultContract;
import dev.handoff.lifecycle.agreement.Publication.Invalid;
import dev.handoff.lifecycle.agreement.Publication.NothingNew;
import dev.handoff.lifecycle.agreement.Publication.Published;
import dev.handoff.lifecycle.agreement.Publication.Refused;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class AgreementTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  private final Map<String, ContractPublished> bus = new LinkedHashMap<>();
  private final Agreement agreement = new Agreement(new OnPaper(bus), InstantSource.fixed(NOW));

  private record OnPaper(Map<String, ContractPublished> newest) implements ContractLog {
    @Override
    public void append(ContractPublished contract) {
      newest.remove(contract.getContractId());
      newest.put(contract.getContractId(), contract);
    }
  }

  private static String document(String id, int version, String effectiveFrom) {
    return """
    id: %s
    version: %d
    effective-from: %s
    signed-by: { marketing: "Maria", sales: "Sam" }
    mql: { threshold: 50, raise-when: fit-and-engagement }
    """
        .formatted(id, version, effectiveFrom);
  }

  private static String document(String id, int version) {
    return document(id, version, "2026-0%d-01T00:00:00Z".formatted(version));
  }

  private ContractPublished published(String document, @Nullable ContractScope scope) {
    return ((Published) agreement.publish(document, scope)).contract();
  }

  private Changes changes(String document, @Nullable ContractScope scope) {
    return ((Published) agreement.publish(document, scope)).changes();
  }

  private String refused(String document, @Nullable ContractScope scope) {
    return ((Refused) agreement.publish(document, scope)).sentence();
  }

  @Test
  void a_first_version_is_published_with_all_that_the_services_need() {
    String document = document("acme", 1);
    ContractPublished record = published(document, STANDING);

    assertThat(bus).containsOnlyKeys("acme").containsValue(record);
    assertThat(record.getVersion()).isEqualTo(1);
    assertThat(record.getScope()).isEqualTo(STANDING);
    assertThat(record.getDocument()).isEqualTo(document);
    assertThat(record.getSha256()).hasSize(64);
    assertThat(record.getSignedByMarketing()).isEqualTo("Maria");
    assertThat(record.getSignedBySales()).isEqualTo("Sam");
    assertThat(record.getOccurredAt()).isEqualTo(NOW);
    assertThat(record.getEffectiveFrom()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(record.getInForceUntilThen()).isNull();
  }

  @Test
  void the_very_document_again_is_nothing_new() {
    published(document("acme", 1), STANDING);
    assertThat(agreement.publish(document("acme", 1), null)).isInstanceOf(NothingNew.class);
    assertThat(agreement.publish(document("acme", 1), STANDING)).isInstanceOf(NothingNew.class);
  }

  @Test
  void a_version_that_is_not_newer_is_refused() {
    published(document("acme", 2), STANDING);
    assertThat(refused(document("acme", 2) + "# changed", null))
        .isEqualTo(
            "Expected a version of acme above 2, but version 2 was given with another text or"
                + " scope");
    assertThat(refused(document("acme", 1), null)).startsWith("Expected a version of acme above 2");
  }

  @Test
  void a_newer_version_carries_what_is_in_force_until_it_takes_effect() {
    published(document("acme", 1), STANDING);
    ContractPublished second = published(document("acme", 2, "2026-07-01T00:00:00Z"), null);
    assertThat(second.getScope()).isEqualTo(STANDING);
    assertThat(second.getInForceUntilThen()).isEqualTo(document("acme", 1));

    ContractPublished third = published(document("acme", 3, "2026-06-01T00:00:00Z"), null);
    assertThat(third.getInForceUntilThen()).isEqualTo(document("acme", 1));
  }

  @Test
  void a_version_that_waits_for_its_day_is_not_lost_behind_a_later_one() {
    published(document("acme", 1), STANDING);
    published(document("acme", 2, "2026-07-01T00:00:00Z"), null);
    assertThat(refused(document("acme", 3, "2026-08-01T00:00:00Z"), null))
        .isEqualTo(
            "Expected version 3 to take effect by 2026-07-01T00:00:00Z, as version 2 waits for that"
                + " day and would be lost");
  }

  @Test
  void a_new_version_says_what_it_changes_and_what_counts_from_now_on() {
    assertThat(changes(document("acme", 1), STANDING)).isEqualTo(Changes.NONE);

    var second =
        changes(
            document("acme", 2).replace("threshold: 50", "threshold: 40")
                + "engagement: { points: [{ name: form, on: form_sent, points: 5 }] }",
            null);
    assertThat(second.against()).isEqualTo("acme version 1");
    assertThat(second.sentences())
        .containsExactly(
            "version: 1 becomes 2",
            "effective-from: 2026-01-01T00:00:00Z becomes 2026-02-01T00:00:00Z",
            "engagement.points: new rule form: event type form_sent, 5 points",
            "mql.threshold: 50 becomes 40");
    assertThat(second.countFromNowOn()).extracting(CountsFromNowOn::rule).containsExactly("form");
  }

  @Test
  void a_contract_that_takes_another_s_place_is_compared_with_that_one() {
    published(document("acme", 1), STANDING);
    assertThat(changes(document("education", 1), NAMED)).isEqualTo(Changes.NONE);

    var standing = changes(document("globex", 1), STANDING);
    assertThat(standing.against()).isEqualTo("acme version 1");
    assertThat(standing.sentences()).containsExactly("id: acme becomes globex");

    assertThat(changes(document("education", 2), STANDING).sentences())
        .startsWith("scope: named becomes standing", "version: 1 becomes 2");
  }

  @Test
  void a_version_that_waits_changes_nothing_for_the_next_one_but_its_own_end() {
    published(document("acme", 1), STANDING);
    published(
        document("acme", 2, "2026-07-01T00:00:00Z").replace("threshold: 50", "threshold: 40"),
        null);
    assertThat(agreement.inForce("acme")).map(ContractText::toString).hasValue("acme version 1");
    assertThat(agreement.standingInForce())
        .map(ContractText::document)
        .hasValue(document("acme", 1));

    var third = changes(document("acme", 3, "2026-06-01T00:00:00Z"), null);
    assertThat(third.against()).isEqualTo("acme version 1");
    assertThat(third.sentences())
        .containsExactly(
            "version 2, which waits for 2026-07-01T00:00:00Z, never takes effect",
            "version: 1 becomes 3",
            "effective-from: 2026-01-01T00:00:00Z becomes 2026-06-01T00:00:00Z");
  }

  @Test
  void what_is_in_force_is_read_as_it_was_handed_in() {
    assertThat(agreement.standingInForce()).isEmpty();
    published(document("acme", 1), STANDING);
    published(document("education", 1) + "# for those who learn\n", NAMED);
    published(document("tomorrow", 7), STANDING);

    assertThat(agreement.standingInForce()).map(ContractText::toString).hasValue("acme version 1");
    assertThat(agreement.inForce("education"))
        .map(ContractText::document)
        .hasValue(document("education", 1) + "# for those who learn\n");
    assertThat(agreement.inForce("tomorrow"))
        .map(ContractText::toString)
        .hasValue("tomorrow version 7");
    assertThat(agreement.inForce("nobody")).isEmpty();
    assertThat(agreement.newest())
        .extracting(ContractPublished::getContractId)
        .containsExactly("acme", "education", "tomorrow");
  }

  @Test
  void a_new_contract_says_whom_it_governs() {
    published(document("acme", 1), STANDING);
    assertThat(refused(document("education", 1), null))
        .startsWith("Expected to be told whom education governs, as it is new");
    assertThat(published(document("education", 1), NAMED).getScope()).isEqualTo(NAMED);
  }

  @Test
  void the_last_standing_contract_stays_one() {
    published(document("acme", 1), STANDING);
    assertThat(refused(document("acme", 2), NAMED))
        .isEqualTo("Expected a standing contract to remain, but acme is the only one");
  }

  @Test
  void a_document_that_is_no_contract_is_answered_with_all_its_problems() {
    var invalid = (Invalid) agreement.publish("id: acme\nversion: none\n", STANDING);
    assertThat(invalid.problems())
        .hasSizeGreaterThan(2)
        .anyMatch(problem -> problem.path().equals("version"));
    assertThat(bus).isEmpty();
  }

  @Test
  void at_start_the_default_contract_stands_where_no_other_does() {
    start(null);
    start(null);
    assertThat(bus.values())
        .singleElement()
        .satisfies(it -> assertThat(it.getDocument()).isEqualTo(DefaultContract.document()));
  }

  @Test
  void at_start_the_default_contract_gives_way_to_another_that_stands() {
    published(document("acme", 1), STANDING);
    start(null);
    assertThat(bus).containsOnlyKeys("acme");
  }

  @Test
  void at_start_the_operator_s_document_is_published(@TempDir Path folder) throws IOException {
    start(null);
    Path file = Files.writeString(folder.resolve("acme.yaml"), document("acme", 1));
    start(file);
    assertThat(agreement.standing()).contains("acme");
    assertThat(bus.keySet()).last().isEqualTo("acme");
  }

  private void start(@Nullable Path document) {
    new AgreementAtStart(agreement, new AgreementSettings(document))
        .run(new DefaultApplicationArguments());
  }
}
