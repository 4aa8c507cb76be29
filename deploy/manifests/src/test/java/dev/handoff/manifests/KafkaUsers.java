package dev.handoff.manifests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handoff.topic.Party;
import dev.handoff.topic.Rights;
import dev.handoff.topic.Rights.Right;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The parties and their rights, as the chart's template has them. */
final class KafkaUsers {
  private KafkaUsers() {}

  static String yaml() {
    return Arrays.stream(Party.values()).map(KafkaUsers::user).collect(joining());
  }

  private static String user(Party party) {
    return "- name: %s\n  acls:\n".formatted(party.id())
        + Rights.of(party).stream()
            .collect(
                groupingBy(
                    Right::resource, LinkedHashMap::new, mapping(Right::operation, toList())))
            .entrySet()
            .stream()
            .map(each -> acl(each.getKey(), each.getValue()))
            .collect(joining());
  }

  private static String acl(ResourcePattern resource, List<AclOperation> operations) {
    return """
        - resource: { type: %s, name: %s, patternType: %s }
          operations: [%s]
    """
        .formatted(
            word(resource.resourceType()),
            resource.name(),
            resource.patternType() == PatternType.PREFIXED ? "prefix" : "literal",
            operations.stream().map(SecurityUtils::operationName).collect(joining(", ")));
  }

  private static String word(ResourceType type) {
    return switch (type) {
      case TOPIC -> "topic";
      case GROUP -> "group";
      case TRANSACTIONAL_ID -> "transactionalId";
      default -> throw new IllegalArgumentException("No right of ours concerns a " + type);
    };
  }
}
