package dev.handoff.scoring.stream;

import static org.apache.kafka.common.serialization.Serdes.ByteArray;
import static org.apache.kafka.common.serialization.Serdes.Long;
import static org.apache.kafka.common.serialization.Serdes.String;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.handoff.contract.Contracts;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import dev.handoff.wire.StateSerde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Acts and profiles in, scores out. */
public final class ScoringTopology {
  private final Contracts contracts;
  private final TopicSerdes serdes;

  /**
   * @param contracts which contract governs a lead
   * @param serdes how the topics' values become bytes
   */
  public ScoringTopology(Contracts contracts, TopicSerdes serdes) {
    this.contracts = contracts;
    this.serdes = serdes;
  }

  /** Adds its steps and stores. */
  public void addTo(StreamsBuilder builder) {
    builder.addStateStore(
        keyValueStoreBuilder(
            persistentKeyValueStore(ScoreKeeper.LEADS), String(), StateSerde.of(LeadState.class)));
    builder.addStateStore(
        keyValueStoreBuilder(persistentKeyValueStore(ScoreKeeper.SEEN), String(), Long()));
    builder.addStateStore(
        keyValueStoreBuilder(
            persistentKeyValueStore(ScoreKeeper.SEEN_BY_TIME), String(), ByteArray()));

    read(builder, Topics.PROFILE, "profiles")
        .merge(read(builder, Topics.ENGAGEMENT, "acts"), Named.as("all-about-a-lead"))
        .process(
            () -> new ScoreKeeper(contracts),
            Named.as("keep-score"),
            ScoreKeeper.LEADS,
            ScoreKeeper.SEEN,
            ScoreKeeper.SEEN_BY_TIME)
        .to(
            Topics.SCORE_CHANGED.name(),
            serdes.produced(Topics.SCORE_CHANGED, "scores-that-changed"));
  }

  private KStream<String, Object> read(StreamsBuilder builder, Topic<?> topic, String name) {
    return builder.stream(topic.name(), serdes.consumed(topic, name))
        .mapValues(value -> (Object) value, Named.as(name + "-as-they-are"));
  }
}
