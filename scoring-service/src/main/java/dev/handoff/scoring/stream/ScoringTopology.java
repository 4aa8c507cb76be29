package dev.handoff.scoring.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Acts, profiles and recycles in, scores out. */
public final class ScoringTopology {
  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final Rescoring rescoring;

  /**
   * @param contracts which contract governs a lead
   * @param serdes how the topics' values become bytes
   * @param rescoring how leads are judged anew that did nothing
   */
  public ScoringTopology(Contracts contracts, TopicSerdes serdes, Rescoring rescoring) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.rescoring = rescoring;
  }

  /** Adds its steps and stores. */
  public void addTo(StreamsBuilder builder) {
    read(builder, Topics.PROFILE, "profiles")
        .merge(read(builder, Topics.ENGAGEMENT, "acts"), Named.as("all-about-a-lead"))
        .merge(read(builder, Topics.LIFECYCLE, "steps"), Named.as("and-its-steps"))
        .process(ScoreKeeper.supplier(contracts, rescoring), Named.as("keep-score"))
        .to(
            Topics.SCORE_CHANGED.name(),
            serdes.produced(Topics.SCORE_CHANGED, "scores-that-changed"));
  }

  private KStream<String, Object> read(StreamsBuilder builder, Topic<?> topic, String name) {
    return builder.stream(topic.name(), serdes.consumed(topic, name))
        .mapValues(value -> (Object) value, Named.as(name + "-as-they-are"));
  }
}
