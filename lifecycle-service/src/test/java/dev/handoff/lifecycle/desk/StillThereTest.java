package dev.handoff.lifecycle.desk;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.desk.StillThere.Place;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StillThereTest {
  private static final Instant ERASED = Instant.parse("2026-06-01T12:00:00Z");

  private static final Set<String> NAME_NOBODY =
      Set.of("leads.contract", "leads.erasure", "leads.finding");

  private static Map<String, Instant> until(int days) {
    return new StillThere(Duration.ofDays(days))
        .since(ERASED).stream().collect(toMap(Place::place, Place::until));
  }

  @Test
  void it_says_of_every_topic_that_speaks_of_leads_until_when_something_may_be_left() {
    assertThat(until(400).keySet())
        .containsAll(
            Topics.all().stream()
                .map(Topic::name)
                .filter(topic -> !NAME_NOBODY.contains(topic))
                .toList())
        .doesNotContainAnyElementsOf(NAME_NOBODY);
  }

  @Test
  void history_goes_with_its_last_segment_and_what_is_compacted_within_days() {
    assertThat(until(400))
        .containsEntry("leads.engagement", ERASED.plus(Duration.ofDays(407)))
        .containsEntry("leads.command-outcome", ERASED.plus(Duration.ofDays(14)))
        .containsEntry("leads.profile", ERASED.plus(Duration.ofDays(8)))
        .containsEntry("leads.score-changed", ERASED.plus(Duration.ofDays(8)));
  }

  @Test
  void it_is_as_the_installation_keeps_history() {
    assertThat(until(30)).containsEntry("leads.lifecycle", ERASED.plus(Duration.ofDays(37)));
  }
}
