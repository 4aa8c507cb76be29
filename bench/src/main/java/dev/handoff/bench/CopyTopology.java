package dev.handoff.bench;

import static org.apache.kafka.common.serialization.Serdes.Long;
import static org.apache.kafka.common.serialization.Serdes.String;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.handoff.bus.DueIndex;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import dev.handoff.wire.StateSerde;
import java.time.Instant;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The yardstick: reads what scoring reads, gets a lead's state and puts it back, writes scores as
 * large and as often as scoring does, and thinks about nothing. It has all of scoring's sources and
 * stores, those too that a run finds empty and leaves so: a source is polled, and a store opened.
 *
 * @param stores which of scoring's stores it keeps
 */
record CopyTopology(Samples samples, TopicSerdes serdes, Stores stores) {
  /** The leads, by id. */
  static final String LEADS = "leads";

  /** Ids of events, each looked up and put once. */
  static final String SEEN = "seen-events";

  /** Leads by when they are due, put and deleted as often as scoring does. */
  static final String DUE = "due-leads";

  private static final String ERASED = "erased-leads";
  private static final String RESCORING = "rescoring";

  /** Which stores a copy keeps. */
  enum Stores {
    /** All that scoring writes at an act, with the same serdes and the same number of writes. */
    ALL,
    /** The leads alone. */
    LEADS_ONLY
  }

  void addTo(StreamsBuilder builder) {
    builder.addStateStore(
        keyValueStoreBuilder(
            persistentKeyValueStore(LEADS), String(), StateSerde.of(LeadState.class)));
    builder.addStateStore(keyValueStoreBuilder(persistentKeyValueStore(SEEN), String(), Long()));
    builder.addStateStore(DueIndex.store(DUE));
    builder.addStateStore(keyValueStoreBuilder(persistentKeyValueStore(ERASED), String(), Long()));
    builder.addStateStore(
        keyValueStoreBuilder(persistentKeyValueStore(RESCORING), String(), String()));
    read(builder, Topics.PROFILE, "profiles")
        .merge(read(builder, Topics.ENGAGEMENT, "acts"), Named.as("all-about-a-lead"))
        .merge(read(builder, Topics.LIFECYCLE, "steps"), Named.as("and-its-steps"))
        .process(
            () -> new Copier(samples, stores),
            Named.as("copy"),
            LEADS,
            SEEN,
            DUE,
            ERASED,
            RESCORING)
        .to(Topics.SCORE_CHANGED.name(), serdes.produced(Topics.SCORE_CHANGED, "scores"));
  }

  private KStream<String, Object> read(StreamsBuilder builder, Topic<?> topic, String name) {
    return builder.stream(topic.name(), serdes.consumed(topic, name))
        .mapValues(value -> (Object) value, Named.as(name + "-as-they-are"));
  }

  private static final class Copier implements Processor<String, Object, String, ScoreChanged> {
    private final Samples samples;
    private final Stores stores;
    private int turn;
    private double scores;
    private double entries;

    // Set by init, which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<String, ScoreChanged> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, LeadState> leads;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Long> seen;

    @SuppressWarnings("NullAway.Init")
    private DueIndex due;

    Copier(Samples samples, Stores stores) {
      this.samples = samples;
      this.stores = stores;
    }

    @Override
    public void init(ProcessorContext<String, ScoreChanged> context) {
      this.context = context;
      leads = context.getStateStore(LEADS);
      seen = context.getStateStore(SEEN);
      due = new DueIndex(context.getStateStore(DUE));
    }

    @Override
    public void process(Record<String, Object> record) {
      turn++;
      LeadState known = leads.get(record.key());
      leads.put(
          record.key(),
          known == null ? samples.states().get(turn % samples.states().size()) : known);
      if (stores == Stores.ALL) {
        remember(record);
      }
      scores += samples.scoresPerRecord();
      if (scores >= 1) {
        scores--;
        context.forward(record.withValue(samples.scores().get(turn % samples.scores().size())));
      }
    }

    private void remember(Record<String, Object> record) {
      if (record.value() instanceof EngagementRecorded event) {
        String id = record.key() + event.getEventId();
        if (seen.get(id) == null) {
          seen.put(id, record.timestamp());
        }
      }
      entries += samples.dueEntriesPerRecord();
      for (; entries >= 1; entries--) {
        due.put(Instant.ofEpochMilli(record.timestamp()), record.key(), record.key());
      }
    }
  }
}
