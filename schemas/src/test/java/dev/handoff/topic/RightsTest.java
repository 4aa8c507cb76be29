package dev.handoff.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.topic.Rights.Right;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {

  @ParameterizedTest
  @EnumSource
  void a_party_writes_what_the_catalogue_lets_it_write_and_reads_what_it_lets_it_read(Party party) {
    for (Topic<?> topic : Topics.all()) {
      assertThat(allowed(party, topic.name(), AclOperation.WRITE))
          .isEqualTo(topic.writers().contains(party));
      assertThat(allowed(party, topic.name(), AclOperation.READ))
          .isEqualTo(topic.readers().contains(party));
    }
  }

  @Test
  void nobody_makes_alters_or_deletes_a_topic_of_the_catalogue() {
    assertThat(Rights.all())
        .filteredOn(right -> right.resource().resourceType() == ResourceType.TOPIC)
        .filteredOn(right -> Topics.all().stream().anyMatch(topic -> covers(right, topic.name())))
        .extracting(Right::operation)
        .containsOnly(AclOperation.READ, AclOperation.WRITE);
  }

  @Test
  void nothing_concerns_the_cluster_and_nothing_concerns_everything() {
    assertThat(Rights.all())
        .extracting(right -> right.resource().resourceType())
        .containsOnly(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID);
    assertThat(Rights.all())
        .noneMatch(right -> right.resource().name().equals("*"))
        .noneMatch(right -> right.operation() == AclOperation.ALL);
  }

  @Test
  void what_begins_with_the_name_of_one_party_is_no_other_partys() {
    List<String> ids = Arrays.stream(Party.values()).map(Party::id).toList();
    for (String id : ids) {
      assertThat(ids).filteredOn(other -> other.startsWith(id)).containsExactly(id);
    }
  }

  @Test
  void only_services_have_transactions_and_topics_of_their_own() {
    assertThat(Rights.all())
        .filteredOn(right -> right.resource().name().endsWith("-"))
        .isNotEmpty()
        .allMatch(right -> right.party().isService())
        .allMatch(right -> right.resource().name().equals(right.party().id() + "-"));
    assertThat(Rights.of(Party.CRM))
        .noneMatch(right -> right.resource().resourceType() == ResourceType.TRANSACTIONAL_ID);
  }

  @ParameterizedTest
  @EnumSource
  void who_reads_something_has_groups_and_who_reads_nothing_has_none(Party party) {
    assertThat(Rights.of(party))
        .filteredOn(right -> right.resource().resourceType() == ResourceType.GROUP)
        .hasSize(Topics.all().stream().anyMatch(topic -> topic.readers().contains(party)) ? 1 : 0);
  }

  private static boolean allowed(Party party, String topic, AclOperation operation) {
    return Rights.of(party).stream()
        .filter(right -> right.resource().resourceType() == ResourceType.TOPIC)
        .filter(right -> right.operation() == operation)
        .anyMatch(right -> covers(right, topic));
  }

  private static boolean covers(Right right, String topic) {
    return right.resource().patternType() == PatternType.PREFIXED
        ? topic.startsWith(right.resource().name())
        : topic.equals(right.resource().name());
  }
}
