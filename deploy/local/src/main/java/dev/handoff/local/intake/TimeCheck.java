package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Refuses history that Kafka would delete or scoring would not believe, before anything is sent.
 */
final class TimeCheck {
  private static final Duration TOLERATED_AHEAD = Duration.ofMinutes(5);

  /** How long the events' topic keeps its records. */
  static final Duration KEPT = Objects.requireNonNull(Topics.ENGAGEMENT.kept().time());

  private TimeCheck() {}

  static void refuseUnmoved(Harvest harvest, Instant now) {
    harvest
        .newest()
        .filter(newest -> newest.at().isAfter(now.plus(TOLERATED_AHEAD)))
        .ifPresent(newest -> {
          throw new Refusal(
              """
              Line %d tells of %s, which is in the future. Nothing was published.
              --shift moves all times of the file so that the newest one is now.\
              """
                  .formatted(newest.line(), day(newest.at())));
        });
    harvest
        .oldest()
        .filter(oldest -> oldest.at().isBefore(now.minus(KEPT)))
        .ifPresent(oldest -> {
          throw new Refusal(
              """
              Line %d tells of %s, which is more than %d days ago. %s keeps its records for \
              %d days, so Kafka would delete this history within minutes. Nothing was published.
              --shift moves all times of the file so that the newest one is now.\
              """
                  .formatted(
                      oldest.line(),
                      day(oldest.at()),
                      KEPT.toDays(),
                      Topics.ENGAGEMENT.name(),
                      KEPT.toDays()));
        });
  }

  /** What to warn of where even moved history reaches back too far. */
  static Optional<String> warning(Harvest harvest, Shift shift, Instant now) {
    return harvest
        .oldest()
        .filter(oldest -> shift.of(oldest.at()).isBefore(now.minus(KEPT)))
        .map(oldest ->
            "Warning: the file spans more than %d days; Kafka deletes what is older soon after it was read."
                .formatted(KEPT.toDays()));
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
