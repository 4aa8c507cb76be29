package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Refuses history that Kafka would delete or scoring would not believe, before anything is sent.
 *
 * @param kept how long the topics keep their records
 */
record TimeCheck(Duration kept, Instant now) {
  private static final int DAYS_OF_A_YEAR = 365;
  private static final Duration TOLERATED_AHEAD = Duration.ofMinutes(5);

  void refuseUnmoved(Harvest harvest) {
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
        .filter(oldest -> oldest.at().isBefore(now.minus(kept)))
        .ifPresent(oldest -> {
          throw new Refusal(
              """
              Line %d tells of %s, which is more than %d days ago. %s keeps its records for \
              %d days, so Kafka would delete this history within minutes. Nothing was published.
              --shift moves all times of the file so that the newest one is now. To keep them as they \
              are, have the topics keep history for longer first: deploy/local/down, then \
              HANDOFF_KEPT_DAYS=%d deploy/local/up\
              """
                  .formatted(
                      oldest.line(),
                      day(oldest.at()),
                      kept.toDays(),
                      Topics.ENGAGEMENT.name(),
                      kept.toDays(),
                      enough(oldest.at())));
        });
  }

  /** What to warn of where even moved history reaches back too far. */
  Optional<String> warning(Harvest harvest, Shift shift) {
    return harvest
        .oldest()
        .filter(oldest -> shift.of(oldest.at()).isBefore(now.minus(kept)))
        .map(oldest ->
            "Warning: the file spans more than %d days; Kafka deletes what is older soon after it was read."
                .formatted(kept.toDays()));
  }

  /** Whole years, and one more: what is imported should not be gone next month. */
  private long enough(Instant oldest) {
    return (Duration.between(oldest, now).toDays() / DAYS_OF_A_YEAR + 2) * DAYS_OF_A_YEAR;
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
