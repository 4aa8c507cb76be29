package dev.handoff.bench;

import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import dev.handoff.wire.StateSerde;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What scoring wrote, so that the copying topology writes the like: neither a state nor a score is
 * made up here, and both grow as scoring's do.
 *
 * @param states every so-manieth state that scoring put into its store, as it put it
 * @param scores every so-manieth score that it wrote
 * @param stateBytes mean size of all states
 * @param scoreBytes mean size of all scores
 * @param scoresPerRecord scores written for each record read, between 0 and 1
 * @param dueEntriesPerRecord entries put into or taken from the index of due times for each record
 */
record Samples(
    List<LeadState> states,
    List<ScoreChanged> scores,
    double stateBytes,
    double scoreBytes,
    double scoresPerRecord,
    double dueEntriesPerRecord) {
  private static final int EVERY = 97;

  /** Reads what a run of the scoring topology left on the broker. */
  static Samples of(Bus bus, String application, TopicSerdes serdes, long records) {
    var states =
        Sampling.of(
            bus,
            application + "-" + CopyTopology.LEADS + "-changelog",
            StateSerde.of(LeadState.class).deserializer());
    var scores =
        Sampling.of(
            bus, Topics.SCORE_CHANGED.name(), serdes.values(Topics.SCORE_CHANGED).deserializer());
    var due =
        Sampling.of(
            bus,
            application + "-" + CopyTopology.DUE + "-changelog",
            Serdes.String().deserializer());
    return new Samples(
        states.kept,
        scores.kept,
        (double) states.bytes / states.count,
        (double) scores.bytes / scores.count,
        (double) scores.count / records,
        (double) due.count / records);
  }

  private static final class Sampling<V> {
    private final List<V> kept = new ArrayList<>();
    private long count;
    private long bytes;

    static <V> Sampling<V> of(Bus bus, String topic, Deserializer<V> deserializer) {
      Sampling<V> sampling = new Sampling<>();
      bus.read(
          topic,
          record -> {
            if (sampling.count++ % EVERY == 0) {
              sampling.kept.add(deserializer.deserialize(topic, record.value()));
            }
            sampling.bytes += record.value() == null ? 0 : record.value().length;
          });
      return sampling;
    }
  }
}
