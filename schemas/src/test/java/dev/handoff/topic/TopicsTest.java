package dev.handoff.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void every_name_stands_once() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(22);
  }

  @Test
  void topics_of_leads_have_the_same_partitions_so_that_a_leads_records_meet() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.name().startsWith("leads."))
        .filteredOn(topic -> topic != Topics.CONTRACT && topic != Topics.FINDING)
        .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(6))
        .allSatisfy(topic -> assertThat(topic.type()).isAssignableTo(SpecificRecord.class));
  }

  @Test
  void retention_is_what_kafka_is_told() {
    assertThat(Topics.ENGAGEMENT.kept().asTopicConfig())
        .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "34560000000"));
    assertThat(Topics.PROFILE.kept().asTopicConfig())
        .isEqualTo(Map.of("cleanup.policy", "compact", "retention.ms", "-1"));
    assertThat(Topics.SCORE_CHANGED.kept().asTopicConfig())
        .isEqualTo(Map.of("cleanup.policy", "compact,delete", "retention.ms", "34560000000"));
  }

  @Test
  void an_installation_says_how_long_history_is_kept_and_nothing_else() {
    Duration tenYears = Retention.historyOf(3650);
    assertThat(Topics.ENGAGEMENT.asNewTopic(tenYears).configs())
        .containsEntry("retention.ms", Long.toString(tenYears.toMillis()));
    assertThat(Topics.SCORE_CHANGED.asNewTopic(tenYears).configs())
        .containsEntry("retention.ms", Long.toString(tenYears.toMillis()))
        .containsEntry("cleanup.policy", "compact,delete");
    assertThat(Topics.PROFILE.asNewTopic(tenYears).configs()).containsEntry("retention.ms", "-1");
    assertThat(Topics.COMMAND_OUTCOME.asNewTopic(tenYears))
        .isEqualTo(Topics.COMMAND_OUTCOME.asNewTopic());
    assertThatThrownBy(() -> Retention.historyOf(0))
        .hasMessage("Expected HANDOFF_KEPT_DAYS to be at least 1, but it is 0");
  }

  @Test
  void what_is_known_of_an_erasure_outlives_all_that_it_is_about() {
    Duration year = Retention.historyOf(365);
    Duration known = Topics.ERASURE.kept().keepingHistoryFor(year).time();
    assertThat(known).isEqualTo(Duration.ofDays(395));
    assertThat(Topics.all())
        .filteredOn(topic -> topic != Topics.ERASURE && topic.kept().ofHistory())
        .allSatisfy(topic ->
            assertThat(topic.kept().keepingHistoryFor(year).goneAfter()).isLessThan(known));
  }

  @Test
  void what_was_emptied_is_compacted_within_a_week_however_little_is_written() {
    assertThat(Topics.PROFILE.asNewTopic().configs())
        .containsEntry("max.compaction.lag.ms", "604800000");
    assertThat(Topics.ENGAGEMENT.asNewTopic().configs()).doesNotContainKey("max.compaction.lag.ms");
  }

  @Test
  void a_service_concerns_itself_with_what_it_writes_and_reads() {
    assertThat(Topics.of(Party.SLA_MONITOR_SERVICE))
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            "leads.contract",
            "leads.lifecycle",
            "leads.sla-alert",
            "leads.mql-raised",
            "leads.finding",
            "leads.erasure",
            "leads.notice",
            "notice.due",
            "notice.retry-1",
            "notice.retry-2",
            "notice.retry-3",
            "notice.retry-4",
            "notice.dead-letter",
            "sla-monitor-service.dead-letter");
  }

  @Test
  void a_party_that_is_none_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> Party.named("billing"))
        .hasMessageContaining("scoring-service")
        .hasMessageContaining("billing");
  }

  @Test
  void no_topic_is_named_outside_the_catalogue() throws IOException {
    Path house = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(house)) {
      assertThat(files.filter(TopicsTest::isProductCode).filter(TopicsTest::namesATopic)).isEmpty();
    }
  }

  private static boolean isProductCode(Path file) {
    return file.toString().contains("src/main/java")
        && file.toString().endsWith(".java")
        && !file.endsWith("Topics.java");
  }

  private static boolean namesATopic(Path file) {
    try {
      String code = Files.readString(file);
      return Topics.all().stream().anyMatch(topic -> code.contains('"' + topic.name() + '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
