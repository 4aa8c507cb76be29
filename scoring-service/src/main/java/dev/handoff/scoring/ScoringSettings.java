package dev.handoff.scoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How scoring goes about its work.
 *
 * @param rescoredASecond most leads of a partition that are judged anew in a second because time
 *     has passed, and as many again because a contract has changed; from 1
 * @param longestWait how long leads that do nothing wait at most for their new score while records
 *     of the past are being read, such as an import of history; an import that takes longer may be
 *     judged before it is whole
 */
@ConfigurationProperties("handoff.scoring")
record ScoringSettings(int rescoredASecond, Duration longestWait) {
  ScoringSettings {
    if (rescoredASecond < 1) {
      throw new IllegalArgumentException(
          "Expected handoff.scoring.rescored-a-second to be at least 1, but it is "
              + rescoredASecond);
    }
  }
}
