package dev.handoff.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handoff.topic.Rights.Right;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * All that a party may do with one resource.
 *
 * @param resource the resource, by its name or by the beginning of it
 * @param operations what it may do there, in Kafka's words, such as {@code Read}
 */
public record Allowance(ResourcePattern resource, List<String> operations) {

  /** Everything that a party may do, in the order of its rights. */
  public static List<Allowance> of(Party party) {
    return Rights.of(party).stream()
        .collect(
            groupingBy(
                Right::resource,
                LinkedHashMap::new,
                mapping(right -> word(right.operation()), toList())))
        .entrySet()
        .stream()
        .map(each -> new Allowance(each.getKey(), each.getValue()))
        .toList();
  }

  private static String word(AclOperation operation) {
    return SecurityUtils.operationName(operation);
  }
}
