package dev.handoff.scoring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How scoring goes about its work.
 *
 * @param rescoredASecond most leads of a partition that are judged anew in a second because time
 *     has passed, and as many again because a contract has changed; from 1
 */
@ConfigurationProperties("handoff.scoring")
record ScoringSettings(int rescoredASecond) {
  ScoringSettings {
    if (rescoredASecond < 1) {
      throw new IllegalArgumentException(
          "Expected handoff.scoring.rescored-a-second to be at least 1, but it is "
              + rescoredASecond);
    }
  }
}
