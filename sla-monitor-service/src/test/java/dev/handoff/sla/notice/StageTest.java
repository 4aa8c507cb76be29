package dev.handoff.sla.notice;

import static dev.handoff.sla.notice.Given.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  @Test
  void each_stage_leads_to_the_next_and_the_last_to_the_dead_letters() {
    List<Stage> stages = Stage.all(DELAYS);

    assertThat(stages).extracting(Stage::attempt).containsExactly(1, 2, 3, 4, 5);
    for (int i = 1; i < stages.size(); i++) {
      Topic<?> topic = stages.get(i).topic();
      assertThat(stages.get(i - 1).otherwise()).isEqualTo(topic);
    }
    assertThat(stages.getLast().otherwise()).isEqualTo(Topics.NOTICE_DEAD_LETTER);
    assertThat(stages).filteredOn(Stage::isLast).containsExactly(stages.getLast());
  }

  @Test
  void what_lies_there_waits_from_when_it_was_put_there() {
    Stage second = Stage.all(DELAYS).get(1);

    assertThat(second.wait(TEN, TEN)).hasSeconds(10);
    assertThat(second.wait(TEN, TEN.plusSeconds(4))).hasSeconds(6);
    assertThat(second.wait(TEN, TEN.plusSeconds(10))).isZero();
    assertThat(second.wait(TEN, TEN.plusSeconds(99))).isZero();
  }

  @Test
  void as_many_delays_are_needed_as_there_are_topics_for_them() {
    assertThatThrownBy(() -> Stage.all(List.of(Duration.ofSeconds(1))))
        .hasMessage(
            "Expected handoff.notify.retry-after to have 4 durations, but it has 1: [PT1S]");
  }
}
