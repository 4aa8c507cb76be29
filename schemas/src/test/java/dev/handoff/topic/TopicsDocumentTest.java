package dev.handoff.topic;

import static java.util.stream.Collectors.joining;

import dev.handoff.testing.GeneratedDocument;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flow of the topics is drawn from the catalogue. */
class TopicsDocumentTest {

  @Test
  void the_document_in_the_house_is_what_the_catalogue_says() {
    GeneratedDocument.isCurrent(
        "topics.md",
        """
        # Topics

        Written by `TopicsDocumentTest` from the catalogue (`dev.handoff.topic.Topics`); not to be \
        edited by hand.

        ```mermaid
        flowchart LR
        %s
        ```

        | topic | record | written by | read by | partitions | kept |
        |---|---|---|---|---|---|
        %s

        \\* unless `HANDOFF_KEPT_DAYS` says otherwise.
        """
            .formatted(arrows(), rows()));
  }

  private static String arrows() {
    return Topics.all().stream()
        .flatMap(topic ->
            Stream.concat(
                topic.writers().stream().sorted().map(w -> arrow(w.id(), topic.name())),
                topic.readers().stream().sorted().map(r -> arrow(topic.name(), r.id()))))
        .collect(joining("\n"));
  }

  private static String arrow(String from, String to) {
    return "  %s --> %s".formatted(node(from), node(to));
  }

  private static String node(String name) {
    return name.contains(".") ? name + "[/" + name + "/]" : name;
  }

  private static String rows() {
    return Topics.all().stream()
        .map(topic ->
            "| `%s` | %s | %s | %s | %d | %s |"
                .formatted(
                    topic.name(),
                    topic.type() == byte[].class
                        ? "the bytes as they came, and why"
                        : topic.type().getSimpleName(),
                    names(topic.writers()),
                    names(topic.readers()),
                    topic.partitions(),
                    kept(topic.kept())))
        .collect(joining("\n"));
  }

  private static String names(Set<Party> parties) {
    return parties.stream().sorted().map(Party::id).collect(joining(", "));
  }

  private static String kept(Retention kept) {
    Duration time = kept.time();
    return Stream.of(
            kept.compacted() ? "latest of each key" : "",
            time == null ? "" : time.toDays() + (kept.ofHistory() ? " days*" : " days"))
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }
}
