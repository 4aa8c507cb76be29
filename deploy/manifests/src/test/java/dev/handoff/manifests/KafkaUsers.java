package dev.handoff.manifests;

import static java.util.stream.Collectors.joining;

import dev.handoff.topic.Allowance;
import dev.handoff.topic.Party;
import java.util.Arrays;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** The parties and their rights, as the chart's template has them. */
final class KafkaUsers {
  private KafkaUsers() {}

  static String yaml() {
    return Arrays.stream(Party.values()).map(KafkaUsers::user).collect(joining());
  }

  private static String user(Party party) {
    return "- name: %s\n  acls:\n".formatted(party.id())
        + Allowance.of(party).stream().map(KafkaUsers::acl).collect(joining());
  }

  private static String acl(Allowance allowance) {
    return """
        - resource: { type: %s, name: %s, patternType: %s }
          operations: [%s]
    """
        .formatted(
            kind(allowance.resource()),
            allowance.resource().name(),
            pattern(allowance.resource()),
            String.join(", ", allowance.operations()));
  }

  private static String kind(ResourcePattern resource) {
    return switch (resource.resourceType()) {
      case TOPIC -> "topic";
      case GROUP -> "group";
      case TRANSACTIONAL_ID -> "transactionalId";
      default ->
          throw new IllegalStateException("No right of ours concerns a " + resource.resourceType());
    };
  }

  private static String pattern(ResourcePattern resource) {
    return resource.patternType() == PatternType.PREFIXED ? "prefix" : "literal";
  }
}
