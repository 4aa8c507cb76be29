package dev.handoff.architecture.bad;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;

/** Known to be bad, in every way that the house's rules forbid. */
public class LeadManager {
  @Autowired TopicPartition partition;

  Instant readsTheClock() {
    return Instant.now();
  }

  InstantSource makesItsOwnTime() {
    return InstantSource.system();
  }

  void sleeps() throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(1));
  }

  Counter countsWhatNobodyKnowsOf(MeterRegistry meters) {
    return Counter.builder("handoff.secret").register(meters);
  }

  UUID leavesItToChance() {
    return UUID.randomUUID();
  }
}
