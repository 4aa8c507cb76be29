package dev.handoff.lifecycle.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes are told.
 *
 * @param streams most streams that are open at once on this instance, from 1; who comes later is
 *     answered with 503
 * @param heartbeat how long a stream is silent at most; what closes silent connections on the way
 *     must have more patience than this
 * @param kept for how long a client may have been away and still resume without a gap
 */
@ConfigurationProperties("handoff.changes")
record ChangesSettings(
    @DefaultValue("500") int streams,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("24h") Duration kept) {
  ChangesSettings {
    if (streams < 1) {
      throw new IllegalArgumentException(
          "Expected handoff.changes.streams to be at least 1, but it is " + streams);
    }
    if (!heartbeat.isPositive() || !kept.isPositive()) {
      throw new IllegalArgumentException(
          "Expected handoff.changes.heartbeat and kept to be longer than nothing, but they are %s and %s"
              .formatted(heartbeat, kept));
    }
  }
}
