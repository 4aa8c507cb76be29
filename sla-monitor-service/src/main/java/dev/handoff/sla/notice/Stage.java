package dev.handoff.sla.notice;

import dev.handoff.message.NoticeDue;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage on the way of a notice: the first attempt, or one of those after it. All that lies in one
 * waits equally long, so that the first in line is the first that is due.
 *
 * @param attempt which attempt is made here, from 1
 * @param topic where those lie that wait for it
 * @param delay how long they wait, from when they were put there
 * @param otherwise where those go that fail here too
 */
record Stage(int attempt, Topic<NoticeDue> topic, Duration delay, Topic<NoticeDue> otherwise) {

  /**
   * The stages in their order.
   *
   * @param retryAfter how long to wait before each attempt but the first
   * @throws IllegalArgumentException if these are not as many as there are topics for them
   */
  static List<Stage> all(List<Duration> retryAfter) {
    if (retryAfter.size() != Topics.NOTICE_RETRIES.size()) {
      throw new IllegalArgumentException(
          "Expected handoff.notify.retry-after to have %d durations, but it has %d: %s"
              .formatted(Topics.NOTICE_RETRIES.size(), retryAfter.size(), retryAfter));
    }
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(1, Topics.NOTICE_DUE, Duration.ZERO, Topics.NOTICE_RETRIES.getFirst()));
    for (int i = 0; i < retryAfter.size(); i++) {
      boolean last = i == retryAfter.size() - 1;
      stages.add(
          new Stage(
              i + 2,
              Topics.NOTICE_RETRIES.get(i),
              retryAfter.get(i),
              last ? Topics.NOTICE_DEAD_LETTER : Topics.NOTICE_RETRIES.get(i + 1)));
    }
    return stages;
  }

  boolean isLast() {
    return otherwise == Topics.NOTICE_DEAD_LETTER;
  }

  /** How long something that was put here at an instant still has to wait; not negative. */
  Duration wait(Instant putAt, Instant now) {
    Duration left = Duration.between(now, putAt.plus(delay));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
