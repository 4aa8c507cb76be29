package dev.handoff.topic;

import static java.util.stream.Collectors.joining;

import dev.handoff.testing.GeneratedDocument;
import dev.handoff.topic.Rights.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** Who may do what on a broker is written from the rights that the catalogue gives. */
class RightsDocumentTest {

  @Test
  void the_document_in_the_house_is_what_the_rights_say() {
    GeneratedDocument.isCurrent(
        "acls.md",
        """
        # Who may do what on a broker

        Written by `RightsDocumentTest` from the catalogue's rights (`dev.handoff.topic.Rights`); \
        not to be edited by hand. `deploy/local/acls` prints the same for a broker. What is not \
        here is refused. Nobody has a right on the cluster.

        ## Topics

        A principal is `User:` and the name at the head of its column. `r` reads, `w` writes; both \
        include to describe.

        | topic | %s |
        |---|%s|
        %s

        ## What goes by the beginning of its name

        | principal | resource | name begins with | operations |
        |---|---|---|---|
        %s
        """
            .formatted(
                columns(Party::id), columns(_ -> "---").replace(" ", ""), topics(), prefixes()));
  }

  private static String columns(Function<Party, String> cell) {
    return Arrays.stream(Party.values()).map(cell).collect(joining(" | "));
  }

  private static String topics() {
    return Topics.all().stream()
        .map(topic -> "| `%s` | %s |".formatted(topic, columns(party -> letters(party, topic))))
        .collect(joining("\n"));
  }

  private static String letters(Party party, Topic<?> topic) {
    return operations(party, right -> right.resource().name().equals(topic.name()))
        .map(operation -> operation.substring(0, 1).toLowerCase(Locale.ROOT))
        .collect(joining(" "));
  }

  private static String prefixes() {
    return Arrays.stream(Party.values())
        .flatMap(party ->
            Stream.of(ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID, ResourceType.TOPIC)
                .flatMap(type -> prefixed(party, type)))
        .collect(joining("\n"));
  }

  private static Stream<String> prefixed(Party party, ResourceType type) {
    List<String> names =
        Rights.of(party).stream()
            .filter(isPrefixed(type))
            .map(right -> right.resource().name())
            .distinct()
            .toList();
    return names.stream()
        .map(name ->
            "| %s | %s | `%s` | %s |"
                .formatted(
                    party.id(),
                    word(type),
                    name,
                    operations(party, isPrefixed(type)).collect(joining(", "))));
  }

  private static Predicate<Right> isPrefixed(ResourceType type) {
    return right ->
        right.resource().resourceType() == type
            && right.resource().patternType() == PatternType.PREFIXED;
  }

  private static Stream<String> operations(Party party, Predicate<Right> which) {
    return Rights.of(party).stream().filter(which).map(right -> word(right.operation()));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
