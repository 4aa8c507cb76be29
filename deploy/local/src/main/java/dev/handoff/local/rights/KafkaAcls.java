package dev.handoff.local.rights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handoff.topic.Allowance;
import dev.handoff.topic.Party;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** The rights as a script of Kafka's own tool. */
public final class KafkaAcls {
  private static final String HEAD =
      """
      #!/usr/bin/env bash
      # What each party may do on a broker, from Handoff's catalogue of topics.
      # It adds what is missing. Users are made with kafka-configs, or by whatever keeps yours.
      set -euo pipefail
      : "${BOOTSTRAP:?Expected host:port of a broker}"
      : "${ADMIN_CONFIG:?Expected a file with the client properties of one who may set rights}"
      """;

  private KafkaAcls() {}

  /** The script, for a POSIX shell with {@code kafka-acls} on its path. */
  public static String script() {
    return HEAD
        + Arrays.stream(Party.values())
            .map(party -> "\n# " + party.id() + "\n" + commands(party))
            .collect(joining());
  }

  /** What is alike but for its name. */
  private record Kind(ResourceType type, PatternType pattern, List<String> operations) {}

  private static String commands(Party party) {
    return Allowance.of(party).stream()
        .collect(
            groupingBy(
                it ->
                    new Kind(
                        it.resource().resourceType(), it.resource().patternType(), it.operations()),
                LinkedHashMap::new,
                mapping(it -> it.resource().name(), toList())))
        .entrySet()
        .stream()
        .map(each -> command(party, each))
        .collect(joining());
  }

  private static String command(Party party, Map.Entry<Kind, List<String>> each) {
    var kind = each.getKey();
    var operations = kind.operations().stream().map(it -> "--operation " + it);
    var names = each.getValue().stream().map(name -> option(kind.type()) + " " + name);
    return """
    kafka-acls --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN_CONFIG" --add \\
      --allow-principal User:%s %s --resource-pattern-type %s %s
    """
        .formatted(
            party.id(),
            operations.collect(joining(" ")),
            kind.pattern().name().toLowerCase(Locale.ROOT),
            names.collect(joining(" ")));
  }

  private static String option(ResourceType type) {
    return "--" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
