package dev.handoff.local.rights;

import static java.util.stream.Collectors.joining;

import dev.handoff.topic.Allowance;
import dev.handoff.topic.Party;
import java.util.Arrays;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * The parties and their rights as Strimzi's resources, whose operator makes users and passwords.
 */
public final class KafkaUsers {
  private static final int DEPTH_OF_ACLS = 6;

  private KafkaUsers() {}

  /**
   * A KafkaUser for each party, in YAML.
   *
   * @param cluster name of the Kafka resource that they belong to
   */
  public static String yaml(String cluster) {
    return Arrays.stream(Party.values()).map(party -> of(party, cluster)).collect(joining("---\n"));
  }

  private static String of(Party party, String cluster) {
    return """
    apiVersion: kafka.strimzi.io/v1
    kind: KafkaUser
    metadata:
      name: %s
      labels:
        strimzi.io/cluster: %s
    spec:
      authentication:
        type: scram-sha-512
      authorization:
        type: simple
        acls:
    """
            .formatted(party.id(), cluster)
        + Allowance.of(party).stream().map(KafkaUsers::of).collect(joining());
  }

  private static String of(Allowance allowance) {
    return """
    - resource:
        type: %s
        name: %s
        patternType: %s
      operations: [%s]
    """
        .formatted(
            kind(allowance.resource()),
            allowance.resource().name(),
            pattern(allowance.resource()),
            String.join(", ", allowance.operations()))
        .indent(DEPTH_OF_ACLS);
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
