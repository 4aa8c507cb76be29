package dev.handoff.topic;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * What each party may do on a broker, as the catalogue has it: who writes a topic writes it, who
 * reads it reads it, and nobody does anything else. What is not here is refused, and nothing here
 * concerns the cluster as a whole.
 *
 * <p>On a broker, to read or to write includes to describe; and whoever may write to any topic may
 * do so idempotently.
 */
public final class Rights {
  /** What begins the names of what is a service's alone, behind its id. */
  private static final String OWN = "-";

  private Rights() {}

  /**
   * One right.
   *
   * @param party who has it
   * @param resource on what, by its name or by the beginning of it
   * @param operation what they may do there
   */
  public record Right(Party party, ResourcePattern resource, AclOperation operation) {

    /** The party as a broker knows it. */
    public String principal() {
      return KafkaPrincipal.USER_TYPE + ":" + party.id();
    }

    /** The same as a broker keeps it: allowed, from any host. */
    public AclBinding asBinding() {
      return new AclBinding(
          resource, new AccessControlEntry(principal(), "*", operation, AclPermissionType.ALLOW));
    }
  }

  /** The rights of all parties, party by party. */
  public static List<Right> all() {
    return Arrays.stream(Party.values()).flatMap(party -> of(party).stream()).toList();
  }

  /** The rights of a party: topics in the order of the catalogue, then groups, then its own. */
  public static List<Right> of(Party party) {
    return Stream.of(topics(party), groups(party), own(party)).flatMap(rights -> rights).toList();
  }

  private static Stream<Right> topics(Party party) {
    return Topics.all().stream()
        .flatMap(topic ->
            Stream.of(
                    topic.readers().contains(party) ? READ : null,
                    topic.writers().contains(party) ? WRITE : null)
                .filter(Objects::nonNull)
                .map(operation -> right(party, TOPIC, LITERAL, topic.name(), operation)));
  }

  /** Who reads may do so in groups whose names begin with its own. */
  private static Stream<Right> groups(Party party) {
    return Topics.all().stream().anyMatch(topic -> topic.readers().contains(party))
        ? Stream.of(right(party, GROUP, PREFIXED, party.id(), READ))
        : Stream.empty();
  }

  /**
   * What exactly-once needs: transactions, changelogs and repartition topics, all named after the
   * application. Only a service writes in transactions: nobody reads past one that is left open, so
   * that whoever may begin one may hold up everybody.
   */
  private static Stream<Right> own(Party party) {
    if (!party.isService()) {
      return Stream.empty();
    }
    String prefix = party.id() + OWN;
    return Stream.concat(
        Stream.of(right(party, TRANSACTIONAL_ID, PREFIXED, prefix, WRITE)),
        // To delete: records that were repartitioned are removed once they are read.
        Stream.of(READ, WRITE, CREATE, DELETE)
            .map(operation -> right(party, TOPIC, PREFIXED, prefix, operation)));
  }

  private static Right right(
      Party party, ResourceType type, PatternType pattern, String name, AclOperation operation) {
    return new Right(party, new ResourcePattern(type, name, pattern), operation);
  }
}
