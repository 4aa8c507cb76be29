package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Harvest.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionFileTest {
  private static final Mapping MAPPING =
      Given.mapping(
          """
          lead-id: row.Id
          with:
            deal:
              key: row.Id
              by: Lead
              delimiter: ";"
              missing: [n/a]
              reject:
                - { when: "deal.Won != '' && won < first", reason: won before its first contact }
          let:
            first: timestamp(row.First)
            won: "deal.Won == '' ? first : timestamp(deal.Won)"
          reject:
            - { when: "row.Id == 'TEST'", reason: a test record }
          events:
            - { type: form_submitted, at: first }
          decisions:
            - { command: close, when: "deal.Won != ''", at: won, actor: deal.Rep, won: 'true' }
          """);

  @TempDir private Path folder;
  private Path leads = Path.of("");

  @BeforeEach
  void leads() throws IOException {
    leads =
        Files.writeString(
            folder.resolve("leads.csv"),
            """
            Id,First
            L-1,2026-03-01T10:00:00Z
            L-2,2026-03-02T10:00:00Z
            L-3,2026-03-03T10:00:00Z
            L-4,2026-03-04T10:00:00Z
            TEST,2026-03-04T10:00:00Z
            """);
  }

  @Test
  void a_row_of_the_second_file_stands_beside_the_row_that_has_its_key() throws IOException {
    var deals = deals("L-1;2026-03-09T10:00:00Z;Dana", "L-2;n/a;Dana");
    var harvest = harvest(deals);
    assertThat(harvest.drafts())
        .extracting(Draft::leadId, draft -> draft.decisions().size())
        .containsExactly(tuple("L-1", 1), tuple("L-2", 0), tuple("L-3", 0), tuple("L-4", 0));
    assertThat(deals.rejects(leads)).isEmpty();
  }

  @Test
  void every_other_row_of_it_is_rejected_with_the_reason_and_none_is_lost() throws IOException {
    var deals =
        deals(
            "L-1;2026-03-09T10:00:00Z;Dana",
            "L-2;2026-03-01T10:00:00Z;Dana",
            "L-3;2026-03-09T10:00:00Z;Dana",
            "L-3;2026-03-10T10:00:00Z;Alex",
            "L-9;2026-03-09T10:00:00Z;Dana",
            ";2026-03-09T10:00:00Z;Dana",
            "TEST;2026-03-09T10:00:00Z;Dana",
            "broken off");
    var harvest = harvest(deals);
    assertThat(deals.rejects(leads))
        .extracting(reject -> reject.row().line(), Reject::reason)
        .containsExactly(
            tuple(3L, "won before its first contact"),
            tuple(4L, "'L-3' stands in lines 4, 5, and nobody knows which is meant"),
            tuple(5L, "'L-3' stands in lines 4, 5, and nobody knows which is meant"),
            tuple(6L, "leads.csv has no row for 'L-9'"),
            tuple(7L, "the row has no 'Lead'"),
            tuple(8L, "line 6, which it belongs to, was rejected: a test record"),
            tuple(9L, "expected 3 cells as in the header, but the row has 1"));
    assertThat(deals.rows()).isEqualTo(8);
    // The leads themselves are there, with what else is known of them.
    assertThat(harvest.drafts()).extracting(Draft::leadId).contains("L-2", "L-3");
    assertThat(harvest.drafts()).flatExtracting(Draft::decisions).hasSize(1);
  }

  @Test
  void a_column_that_the_second_file_lacks_is_refused_before_a_row_is_read() throws IOException {
    var file = Files.writeString(folder.resolve("deals.csv"), "Lead;Won\n");
    assertThatThrownBy(() -> Companions.read(MAPPING, Map.of("deal", file)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("deals.csv does not have: 'Rep'");
  }

  @Test
  void a_file_that_the_mapping_wants_or_does_not_know_is_refused_with_what_was_expected() {
    assertThatThrownBy(() -> Companions.read(MAPPING, Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("expected --with deal=FILE, but found no --with");
    assertThatThrownBy(
            () -> Companions.read(Given.mapping("lead-id: row.Id"), Map.of("deal", leads)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("expected no --with, but found --with deal=FILE");
  }

  private CompanionFile deals(String... lines) throws IOException {
    var file = folder.resolve("deals.csv");
    Files.writeString(file, "Lead;Won;Rep\n" + String.join("\n", lines) + "\n");
    return Companions.read(MAPPING, Map.of("deal", file)).getFirst();
  }

  private Harvest harvest(CompanionFile deals) throws IOException {
    var export = Export.of(leads, MAPPING.format());
    var mapper = new RowMapper(MAPPING, export.header(), List.of(deals), Optional.empty());
    return Harvest.of(export, mapper, Given.quiet());
  }
}
