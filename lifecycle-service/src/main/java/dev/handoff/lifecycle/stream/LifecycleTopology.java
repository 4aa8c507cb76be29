package dev.handoff.lifecycle.stream;

import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE;
import static dev.handoff.topic.Topics.ERASURE_COMMAND;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;

import dev.handoff.contract.Contracts;
import dev.handoff.lifecycle.stream.Question.OfNoScore;
import dev.handoff.topic.Retention;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Scores and commands meet at the lead; what comes of them is told on four topics. */
public final class LifecycleTopology {

  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final Duration history;

  /** Where history is kept for as long as it usually is. */
  public LifecycleTopology(Contracts contracts, TopicSerdes serdes) {
    this(contracts, serdes, Retention.HISTORY);
  }

  /**
   * @param contracts which contract governs a lead
   * @param serdes how the topics' values become bytes
   * @param history how long topics keep it: so long, and a while more, it is known who was erased
   */
  public LifecycleTopology(Contracts contracts, TopicSerdes serdes, Duration history) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.history = history;
  }

  /**
   * Adds its steps and its store.
   *
   * @return what it tells, in the order in which it happened to each lead
   */
  public KStream<String, SpecificRecord> addTo(StreamsBuilder builder) {
    KStream<String, Question> scores =
        builder.stream(SCORE_CHANGED.name(), serdes.consumed(SCORE_CHANGED, "scores"))
            .mapValues(
                (leadId, score) ->
                    score == null ? new OfNoScore(leadId) : Questions.of(leadId, score),
                Named.as("does-it-make-an-mql"));

    KStream<String, Question> commands =
        builder.stream(SALES_COMMAND.name(), serdes.consumed(SALES_COMMAND, "commands"))
            .mapValues(Questions::of, Named.as("may-it-be-done"));

    KStream<String, Question> erasures =
        builder.stream(ERASURE_COMMAND.name(), serdes.consumed(ERASURE_COMMAND, "erasure-commands"))
            .mapValues(Questions::of, Named.as("who-is-to-be-forgotten"));

    KStream<String, SpecificRecord> told =
        scores
            .merge(commands, Named.as("questions"))
            .merge(erasures, Named.as("and-erasures"))
            .process(
                LeadProcessor.supplier(contracts, history.plus(Retention.BEHIND_HISTORY)),
                Named.as("decide"));

    tell(told, LIFECYCLE, "steps");
    tell(told, MQL_RAISED, "mqls");
    tell(told, COMMAND_OUTCOME, "answers");
    tell(told, ERASURE, "erasures");
    return told;
  }

  private <V extends SpecificRecord> void tell(
      KStream<String, SpecificRecord> told, Topic<V> topic, String name) {
    told.filter((_, message) -> topic.type().isInstance(message), Named.as("only-" + name))
        .mapValues(topic.type()::cast, Named.as("as-" + name))
        .to(topic.name(), serdes.produced(topic, name));
  }
}
