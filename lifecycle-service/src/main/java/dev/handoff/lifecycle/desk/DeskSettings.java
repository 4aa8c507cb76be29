package dev.handoff.lifecycle.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the desk treats those who ask it.
 *
 * @param answerWithin how long a command waits for its outcome before its sender is told to come
 *     again; above zero
 * @param commandsAtOnce most commands that wait for their outcome at once; from 1
 */
@ConfigurationProperties("handoff.desk")
record DeskSettings(Duration answerWithin, int commandsAtOnce) {
  DeskSettings {
    if (!answerWithin.isPositive()) {
      throw new IllegalArgumentException(
          "Expected handoff.desk.answer-within to be above zero, but it is " + answerWithin);
    }
    if (commandsAtOnce < 1) {
      throw new IllegalArgumentException(
          "Expected handoff.desk.commands-at-once to be at least 1, but it is " + commandsAtOnce);
    }
  }
}
