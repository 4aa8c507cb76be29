package dev.handoff.manifests;

import static java.util.stream.Collectors.joining;

import dev.handoff.topic.Allowance;
import dev.handoff.topic.Party;
import java.util.Arrays;

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
            allowance.strimziType(),
            allowance.resource().name(),
            allowance.strimziPattern(),
            String.join(", ", allowance.operations()));
  }
}
