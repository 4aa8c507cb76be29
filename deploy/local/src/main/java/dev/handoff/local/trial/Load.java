package dev.handoff.local.trial;

import dev.handoff.local.Refusal;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.stack.Place;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Leads that come in one after the other, each of which then does something every now and then. */
final class Load implements AutoCloseable {
  private static final Duration BETWEEN_VISITS = Duration.ofMillis(1500);

  private final Producer<String, GenericContainer> producer;
  private final InstantSource time;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Map<String, Instant> decided = new ConcurrentHashMap<>();
  private volatile int leads;

  Load(Place place, InstantSource time) {
    this.producer = Clients.producer(place);
    this.time = time;
  }

  /** Lets leads come in from now on. */
  void begin(int leadsASecond) {
    var between = TimeUnit.SECONDS.toMicros(1) / leadsASecond;
    clock.scheduleAtFixedRate(this::come, 0, between, TimeUnit.MICROSECONDS);
  }

  private void come() {
    var lead = new TrialLead(leads++);
    send(Topics.PROFILE, lead, lead.profile(time.instant()));
    IntStream.rangeClosed(1, TrialLead.VISITS).forEach(which -> later(lead, which));
  }

  private void later(TrialLead lead, int which) {
    var delay = BETWEEN_VISITS.toMillis() * which;
    clock.schedule(() -> visit(lead, which), delay, TimeUnit.MILLISECONDS);
  }

  private void visit(TrialLead lead, int which) {
    var now = time.instant();
    if (which == TrialLead.DECIDING) {
      decided.put(lead.id(), now);
    }
    send(Topics.ENGAGEMENT, lead, lead.visit(which, now));
    if (lead.isToldTwice(which)) {
      send(Topics.ENGAGEMENT, lead, lead.visit(which, now));
    }
  }

  private <V extends GenericContainer> void send(Topic<V> topic, TrialLead lead, V message) {
    producer.send(
        new ProducerRecord<>(topic.name(), lead.id(), message),
        (_, problem) -> failure.compareAndSet(null, problem));
  }

  /**
   * Takes no more leads, and waits until those that came have done all that they do.
   *
   * @throws Refusal where Kafka did not take a record
   */
  void end() throws InterruptedException {
    // On the clock's own thread, so that no lead is just coming: what is scheduled for later still
    // happens, and what repeats does not.
    clock.execute(clock::shutdown);
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new Refusal("Expected the leads to have done all within a minute, but they have not.");
    }
    producer.flush();
    if (failure.get() != null) {
      throw new Refusal("Kafka did not take a record: " + failure.get().getMessage());
    }
  }

  /** Those that came. */
  Stream<TrialLead> leads() {
    return IntStream.range(0, leads).mapToObj(TrialLead::new);
  }

  /** When each lead made the visit that decides, by its id. */
  Map<String, Instant> decided() {
    return decided;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
  }
}
