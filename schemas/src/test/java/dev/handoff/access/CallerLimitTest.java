package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final CallerLimit limit =
      new CallerLimit(
          10,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private long letOn(String caller, int times) {
    return IntStream.range(0, times).filter(_ -> limit.count(caller).isEmpty()).count();
  }

  @Test
  void after_a_pause_two_seconds_worth_may_come_at_once_and_then_so_many_a_second() {
    assertThat(letOn("a", 100)).isEqualTo(20);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(letOn("a", 100)).isEqualTo(10);
    nanos.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(letOn("a", 100)).isEqualTo(1);
  }

  @Test
  void who_comes_too_often_is_told_when_to_come_again() {
    letOn("a", 20);
    assertThat(limit.count("a")).hasValue(1);
  }

  @Test
  void one_caller_takes_nothing_from_another() {
    letOn("a", 100);
    assertThat(letOn("b", 20)).isEqualTo(20);
  }

  @Test
  void however_many_come_few_are_remembered() {
    IntStream.range(0, 50_000).forEach(i -> limit.count("caller " + i));
    assertThat(limit.remembered()).isLessThanOrEqualTo(10_000);
  }
}
