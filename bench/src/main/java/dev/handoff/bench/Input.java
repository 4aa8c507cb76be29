package dev.handoff.bench;

import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What a topology is given to read: a profile of each lead, then acts of leads picked at random, in
 * the order of their time. The same from run to run.
 *
 * @param leads how many
 * @param acts how many, of all leads together
 */
record Input(int leads, int acts) {
  private static final long SEED = 42;
  private static final Duration SPAN = Duration.ofDays(60);

  /** Leads come for a visit, do some things among other visitors, and go. */
  private static final int VISITORS = 200;

  /** On average. */
  private static final int ACTS_A_VISIT = 4;

  long records() {
    return (long) leads + acts;
  }

  /** Writes it; the last act occurs at {@code end}. */
  void write(Bus bus, TopicSerdes serdes, Instant end) {
    SplittableRandom random = new SplittableRandom(SEED);
    Crowd crowd = new Crowd(random);
    Instant begin = end.minus(SPAN);
    try (var producer = bus.producer()) {
      var profiles = new Writing<>(Topics.PROFILE, serdes, producer);
      for (int i = 0; i < leads; i++) {
        profiles.write(lead(i), crowd.profile(lead(i), begin), begin);
      }
      var engagement = new Writing<>(Topics.ENGAGEMENT, serdes, producer);
      int[] visitors = random.ints(VISITORS, 0, leads).toArray();
      for (int i = 0; i < acts; i++) {
        int place = random.nextInt(VISITORS);
        String lead = lead(visitors[place]);
        if (random.nextInt(ACTS_A_VISIT) == 0) {
          visitors[place] = random.nextInt(leads);
        }
        Instant at = begin.plusMillis(SPAN.toMillis() * i / acts);
        engagement.write(lead, crowd.act(lead, at), at);
      }
    }
  }

  private static String lead(int number) {
    return "lead-" + number;
  }

  private record Writing<V>(
      Topic<V> topic, Serializer<V> serializer, KafkaProducer<String, byte[]> producer) {

    Writing(Topic<V> topic, TopicSerdes serdes, KafkaProducer<String, byte[]> producer) {
      this(topic, serdes.values(topic).serializer(), producer);
    }

    // Whether it arrived is seen by the run, which waits for all of them.
    @SuppressWarnings("FutureReturnValueIgnored")
    void write(String key, V value, Instant at) {
      producer.send(
          new ProducerRecord<>(
              topic.name(),
              null,
              at.toEpochMilli(),
              key,
              serializer.serialize(topic.name(), value)));
    }
  }
}
