package dev.handoff.local.rights;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.topic.Party;
import dev.handoff.topic.Retention;
import dev.handoff.topic.Rights;
import dev.handoff.topic.Rights.Right;
import dev.handoff.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whatever the tool, it is told the same rights. */
class RightsForOtherToolsTest {
  private static final Set<String> RIGHTS =
      Rights.all().stream().map(RightsForOtherToolsTest::said).collect(toSet());

  @Test
  void a_script_of_kafka_acls_gives_every_right_and_no_other() {
    var given = new HashSet<String>();
    for (var line : commands(KafkaAcls.script())) {
      var words = List.of(line.split("\\s+"));
      var principal = after(words, "--allow-principal").getFirst();
      var pattern = after(words, "--resource-pattern-type").getFirst();
      for (var type : List.of("--topic", "--group", "--transactional-id")) {
        for (var name : after(words, type)) {
          after(words, "--operation")
              .forEach(operation ->
                  given.add(said(principal, type.substring(2), pattern, name, operation)));
        }
      }
    }
    assertThat(given).isEqualTo(RIGHTS);
  }

  @Test
  void strimzi_s_users_have_every_right_and_no_other() {
    var given = new HashSet<String>();
    for (var user : users("sales")) {
      assertThat(user.at("/apiVersion").asString()).isEqualTo("kafka.strimzi.io/v1");
      assertThat(user.at("/kind").asString()).isEqualTo("KafkaUser");
      assertThat(user.at("/metadata/labels").path("strimzi.io/cluster").asString())
          .isEqualTo("sales");
      assertThat(user.at("/spec/authentication/type").asString()).isEqualTo("scram-sha-512");
      for (var acl : user.at("/spec/authorization/acls")) {
        acl.path("operations")
            .forEach(operation ->
                given.add(
                    said(
                        "User:" + user.at("/metadata/name").asString(),
                        acl.at("/resource/type")
                            .asString()
                            .replace("transactionalId", "transactional-id"),
                        acl.at("/resource/patternType").asString().replace("prefix", "prefixed"),
                        acl.at("/resource/name").asString(),
                        operation.asString())));
      }
    }
    assertThat(given).isEqualTo(RIGHTS);
    assertThat(users("sales")).hasSize(Party.values().length);
  }

  @Test
  void a_script_of_kafka_topics_makes_every_topic_as_the_catalogue_has_it() {
    var script = commands(KafkaTopics.script(Retention.historyOf(10)));
    assertThat(
            script.stream().map(line -> after(List.of(line.split("\\s+")), "--topic").getFirst()))
        .containsExactlyElementsOf(Topics.all().stream().map(Object::toString).toList());
    assertThat(script.getFirst())
        .contains("--partitions 6")
        .contains("--config cleanup.policy=delete")
        .contains("--config retention.ms=864000000");
  }

  private static List<String> commands(String script) {
    return script.replace("\\\n", " ").lines().filter(line -> line.startsWith("kafka-")).toList();
  }

  private static List<String> after(List<String> words, String option) {
    return IntStream.range(1, words.size())
        .filter(i -> words.get(i - 1).equals(option))
        .mapToObj(words::get)
        .toList();
  }

  private static List<JsonNode> users(String cluster) {
    return Stream.of(KafkaUsers.yaml(cluster).split("(?m)^---\n"))
        .map(document -> new YAMLMapper().readTree(document))
        .toList();
  }

  private static String said(Right right) {
    return said(
        right.principal(),
        word(right.resource().resourceType()),
        word(right.resource().patternType()),
        right.resource().name(),
        right.operation().name());
  }

  private static String said(
      String principal, String type, String pattern, String name, String operation) {
    return "%s %s %s %s %s"
        .formatted(principal, AclOperation.fromString(operation), type, pattern, name);
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
