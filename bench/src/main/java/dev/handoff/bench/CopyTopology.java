package dev.handoff.bench;

import static org.apache.kafka.common.serialization.Serdes.String;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import dev.handoff.wire.StateSerde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The yardstick: reads what scoring reads, gets a lead's state and puts it back, writes scores as
 * large and as often as scoring does, and thinks about nothing.
 */
final class CopyTopology {
  static final String STORE = "leads";

  private final Samples samples;
  private final TopicSerdes serdes;

  CopyTopology(Samples samples, TopicSerdes serdes) {
    this.samples = samples;
    this.serdes = serdes;
  }

  void addTo(StreamsBuilder builder) {
    builder.addStateStore(
        keyValueStoreBuilder(
            persistentKeyValueStore(STORE), String(), StateSerde.of(LeadState.class)));
    read(builder, Topics.PROFILE, "profiles")
        .merge(read(builder, Topics.ENGAGEMENT, "acts"), Named.as("all-about-a-lead"))
        .process(() -> new Copier(samples), Named.as("copy"), STORE)
        .to(Topics.SCORE_CHANGED.name(), serdes.produced(Topics.SCORE_CHANGED, "scores"));
  }

  private KStream<String, Object> read(StreamsBuilder builder, Topic<?> topic, String name) {
    return builder.stream(topic.name(), serdes.consumed(topic, name))
        .mapValues(value -> (Object) value, Named.as(name + "-as-they-are"));
  }

  private static final class Copier implements Processor<String, Object, String, ScoreChanged> {
    private final Samples samples;
    private int turn;
    private double due;

    // Set by init, which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<String, ScoreChanged> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, LeadState> leads;

    Copier(Samples samples) {
      this.samples = samples;
    }

    @Override
    public void init(ProcessorContext<String, ScoreChanged> context) {
      this.context = context;
      leads = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Object> record) {
      turn++;
      LeadState known = leads.get(record.key());
      leads.put(
          record.key(),
          known == null ? samples.states().get(turn % samples.states().size()) : known);
      due += samples.scoresPerRecord();
      if (due >= 1) {
        due--;
        context.forward(record.withValue(samples.scores().get(turn % samples.scores().size())));
      }
    }
  }
}
