package dev.handoff.scoring.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Transition;
import dev.handoff.topic.Retention;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/** Acts, profiles, recycles and erasures in, scores out. */
public final class ScoringTopology {
  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final Rescoring rescoring;
  private final Duration history;

  /** Where history is kept for as long as it usually is. */
  public ScoringTopology(Contracts contracts, TopicSerdes serdes, Rescoring rescoring) {
    this(contracts, serdes, rescoring, Retention.HISTORY);
  }

  /**
   * @param contracts which contract governs a lead
   * @param serdes how the topics' values become bytes
   * @param rescoring how leads are judged anew that did nothing
   * @param history how long topics keep it: so long, and a while more, it is known who was erased
   */
  public ScoringTopology(
      Contracts contracts, TopicSerdes serdes, Rescoring rescoring, Duration history) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.rescoring = rescoring;
    this.history = history;
  }

  /** Adds its steps and stores. */
  public void addTo(StreamsBuilder builder) {
    KStream<String, Object> steps = read(builder, Topics.LIFECYCLE, "steps");
    read(builder, Topics.PROFILE, "profiles")
        .merge(read(builder, Topics.ENGAGEMENT, "acts"), Named.as("all-about-a-lead"))
        .merge(steps, Named.as("and-its-steps"))
        .process(
            ScoreKeeper.supplier(contracts, rescoring, history.plus(Retention.BEHIND_HISTORY)),
            Named.as("keep-score"))
        .to(
            Topics.SCORE_CHANGED.name(),
            serdes.produced(Topics.SCORE_CHANGED, "scores-that-changed"));
    emptyProfiles(steps);
  }

  /** Who a lead is stays on its topic for good, until an empty record says that it is erased. */
  private void emptyProfiles(KStream<String, Object> steps) {
    steps
        .filter((_, step) -> isErasure(step), Named.as("erasures"))
        .mapValues(_ -> (@Nullable LeadProfile) null, Named.as("as-empty-profiles"))
        .to(Topics.PROFILE.name(), serdes.produced(Topics.PROFILE, "empty-profiles"));
  }

  private static boolean isErasure(Object step) {
    return step instanceof LifecycleChanged changed && changed.getTransition() == Transition.ERASED;
  }

  private KStream<String, Object> read(StreamsBuilder builder, Topic<?> topic, String name) {
    return builder.stream(topic.name(), serdes.consumed(topic, name))
        .mapValues(value -> (Object) value, Named.as(name + "-as-they-are"));
  }
}
