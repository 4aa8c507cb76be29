package dev.handoff.lifecycle.desk;

import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;

/**
 * Where records of an erased lead may still lie, and until when at the latest: nobody can take a
 * record out of the middle of a topic.
 *
 * @param history how long the installation keeps history
 */
record StillThere(Duration history) {
  /** Where the stores of the services are kept too; compacted as the topics are that are. */
  private static final String CHANGELOGS = "the changelogs of the services' stores";

  /**
   * Such a place.
   *
   * @param place a topic
   * @param until when the last of it is gone
   */
  record Place(String place, Instant until) {}

  List<Place> since(Instant erasedAt) {
    return Stream.concat(
            Topics.all().stream()
                .filter(StillThere::isAboutLeads)
                .map(topic -> new Place(topic.name(), erasedAt.plus(goneAfter(topic)))),
            Stream.of(new Place(CHANGELOGS, erasedAt.plus(goneAfter(Topics.PROFILE)))))
        .toList();
  }

  /** Whether its records name a lead; what a dead letter holds nobody knows. */
  private static boolean isAboutLeads(Topic<?> topic) {
    return topic.type() == byte[].class
        || SpecificData.get().getSchema(topic.type()).getField("leadId") != null;
  }

  private Duration goneAfter(Topic<?> topic) {
    return topic.kept().keepingHistoryFor(history).goneAfter();
  }
}
