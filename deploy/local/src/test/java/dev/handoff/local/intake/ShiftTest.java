package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Harvest.Moment;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecycleLead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TimeCheck CHECK = new TimeCheck(Duration.ofDays(400), NOW);
  private static final List<String> HEADER = List.of("Id", "At");

  @TempDir private Path folder;

  @Test
  void the_newest_moment_is_now_and_the_others_keep_their_distance() throws Unmappable {
    var harvest = harvest("2021-01-01T00:00:00Z", "2021-01-03T00:00:00Z");
    var shift = Shift.ending(harvest.newest().map(Moment::at).orElseThrow(), NOW);
    assertThat(harvest.drafts())
        .flatExtracting(Draft::events)
        .extracting(event -> shift.of(event).getOccurredAt())
        .containsExactly(NOW.minusSeconds(2 * 86_400), NOW);
  }

  @Test
  void ids_do_not_move_with_the_times() throws Unmappable {
    var event = harvest("2021-01-01T00:00:00Z").drafts().getFirst().events().getFirst();
    assertThat(Shift.ending(event.getOccurredAt(), NOW).of(event).getEventId())
        .isEqualTo(event.getEventId());
  }

  @Test
  void the_day_of_a_decision_moves_too() throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            decisions:
              - { command: qualify, source: call, at: timestamp(row.At), actor: "'dana'", decision-by: timestamp(row.At) + days(10), evidence: { need: "'x'" } }
            """);
    var decision = Given.row(mapping, HEADER, "L-1", "2026-11-11T12:00:00Z").decisions().getFirst();
    var moved = Shift.ending(decision.getOccurredAt(), NOW).of(decision);
    var qualify = (QualifyLead) moved.getCommand();
    assertThat(moved.getOccurredAt()).isEqualTo(NOW);
    assertThat(qualify.getDecisionBy()).isEqualTo(LocalDate.parse("2026-12-01"));
    assertThat(qualify.getEvidence().getFirst().getAt()).isEqualTo(NOW);
  }

  @Test
  void the_day_until_which_a_lead_is_left_alone_moves_too() throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            decisions:
              - { command: recycle, at: timestamp(row.At), actor: "'dana'", reason: "'later'", until: timestamp(row.At) + days(40) }
            """);
    var decision = Given.row(mapping, HEADER, "L-1", "2026-11-11T12:00:00Z").decisions().getFirst();
    var moved = Shift.ending(decision.getOccurredAt(), NOW).of(decision);
    assertThat(((RecycleLead) moved.getCommand()).getUntil())
        .isEqualTo(LocalDate.parse("2026-12-31"));
  }

  @Test
  void history_that_kafka_would_delete_is_refused_with_the_way_out() throws Unmappable {
    var harvest = harvest("2025-10-17T11:59:59Z", "2026-11-01T00:00:00Z");
    assertThatThrownBy(() -> CHECK.refuseUnmoved(harvest))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Line 2 tells of 2025-10-17, which is more than 400 days ago")
        .hasMessageContaining("--shift")
        .hasMessageContaining("HANDOFF_KEPT_DAYS=1095");
    new TimeCheck(Duration.ofDays(1095), NOW).refuseUnmoved(harvest);
    CHECK.refuseUnmoved(harvest("2025-10-17T12:00:00Z"));
  }

  @Test
  void the_future_is_refused_unless_it_is_a_few_minutes() throws Unmappable {
    assertThatThrownBy(() -> CHECK.refuseUnmoved(harvest("2026-11-21T12:05:01Z")))
        .hasMessageContaining("in the future")
        .hasMessageContaining("--shift");
    CHECK.refuseUnmoved(harvest("2026-11-21T12:05:00Z"));
  }

  @Test
  void a_file_that_is_longer_than_the_topic_keeps_is_warned_of() throws Unmappable {
    var harvest = harvest("2020-01-01T00:00:00Z", "2021-12-01T00:00:00Z");
    var shift = Shift.ending(Instant.parse("2021-12-01T00:00:00Z"), NOW);
    assertThat(CHECK.warning(harvest, shift))
        .hasValueSatisfying(warning -> assertThat(warning).contains("more than 400 days"));
  }

  @Test
  void the_same_file_under_the_same_mapping_is_moved_as_far_as_the_first_time() throws IOException {
    var file = Files.writeString(folder.resolve("leads.csv"), "id\n1\n");
    var mapping = Files.writeString(folder.resolve("m.yaml"), "lead-id: row.id");
    var memory = new ShiftMemory(folder.resolve("imports"));
    var files = List.of(mapping, file);
    assertThat(memory.of(files)).isEmpty();
    var shift = Shift.ending(Instant.parse("2021-01-01T00:00:00Z"), NOW);
    memory.remember(files, shift);
    assertThat(memory.of(files)).contains(shift);
    Files.writeString(file, "id\n2\n");
    assertThat(memory.of(files)).isEmpty();
  }

  private static Harvest harvest(String... times) throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            events:
              - { type: page_viewed, at: timestamp(row.At) }
            """);
    var drafts = new ArrayList<Draft>();
    for (var time : times) {
      drafts.add(Given.row(mapping, HEADER, "L-1", time));
    }
    return new Harvest(drafts, List.of());
  }
}
