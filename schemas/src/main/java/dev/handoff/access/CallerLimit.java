package dev.handoff.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * How often each caller may come: so often in a second, and as often again at once after a pause.
 * What is remembered is bounded; whoever is forgotten begins afresh.
 */
final class CallerLimit {
  private static final int MOST_CALLERS = 10_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final Cache<String, Bucket> callers =
      Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(FORGOTTEN_AFTER).build();
  private final int requestsASecond;
  private final TimeMeter time;

  CallerLimit(int requestsASecond) {
    this(requestsASecond, TimeMeter.SYSTEM_NANOTIME);
  }

  CallerLimit(int requestsASecond, TimeMeter time) {
    this.requestsASecond = requestsASecond;
    this.time = time;
  }

  /**
   * Counts a request.
   *
   * @return nothing where it may go on; else in how many seconds the caller may come again, from 1
   */
  OptionalInt count(String caller) {
    ConsumptionProbe turn = callers.get(caller, _ -> full()).tryConsumeAndReturnRemaining(1);
    return turn.isConsumed()
        ? OptionalInt.empty()
        : OptionalInt.of(1 + (int) TimeUnit.NANOSECONDS.toSeconds(turn.getNanosToWaitForRefill()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(2L * requestsASecond)
                .refillGreedy(requestsASecond, Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /** How many callers are remembered, for those who test that they are few. */
  long remembered() {
    callers.cleanUp();
    return callers.estimatedSize();
  }
}
