package dev.handoff.lifecycle.assignment.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contracts;
import dev.handoff.contract.DefaultContract;
import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.message.AssignLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.testing.Agreements;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a transaction that failed Kafka Streams rolls the stores back, and has the same processor
 * begin anew.
 */
class AssignmentProcessorTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  private static final String POOL =
      """

      assignment:
        pools:
          - name: all
            when: company.employees > 100
            at-most: 1
            reps: [{ name: dana }]
      """;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, KeyValueStore<Object, Object>> stores = new HashMap<>();
  private final Processor<String, LeadNews, String, SalesCommand> processor =
      AssignmentProcessor.supplier(
              Contracts.always(Agreements.of(DefaultContract.document() + POOL)), meters)
          .get();

  @TempDir private Path directory;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private MockProcessorContext<String, SalesCommand> context;

  @BeforeEach
  void begin() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    context = new MockProcessorContext<>(config, new TaskId(0, 0), directory.toFile());
    context.setCurrentSystemTimeMs(TEN.toEpochMilli());
    KeptLeads.stores().forEach(builder -> open(builder.withLoggingDisabled().build()));
    processor.init(context);
  }

  // Both stores are of this kind.
  @SuppressWarnings("unchecked")
  private void open(StateStore store) {
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    stores.put(store.name(), (KeyValueStore<Object, Object>) store);
  }

  @AfterEach
  void close() {
    stores.values().forEach(StateStore::close);
  }

  @Test
  void a_lead_whose_assignment_was_rolled_back_is_given_away_again() {
    raised("L-1");
    var committed = kept();
    assertThat(given()).containsExactly("L-1 dana assignment/L-1:1/1/1");

    beginAnewWith(committed);
    assertThat(given()).containsExactly("L-1 dana assignment/L-1:1/1/1");
  }

  @Test
  void news_that_were_rolled_back_and_come_again_count_once() {
    var committed = kept();
    raised("L-1");
    given();

    beginAnewWith(committed);
    raised("L-1");
    assertThat(given()).containsExactly("L-1 dana assignment/L-1:1/1/1");
    hear(stepped("L-1", Standing.ELSEWHERE, 2));
    raised("L-2");
    assertThat(given()).containsExactly("L-2 dana assignment/L-2:1/1/1");
  }

  @Test
  void who_waits_is_shown_again() {
    raised("L-1");
    raised("L-2");
    given();
    var committed = kept();
    processor.close();
    assertThat(meters.find("handoff.assignment.waiting").gauge()).isNull();

    beginAnewWith(committed);
    given();
    assertThat(meters.get("handoff.assignment.waiting").tag("pool", "all").gauge().value())
        .isEqualTo(1);
  }

  private void raised(String lead) {
    hear(stepped(lead, Standing.MQL, 1));
    hear(new Introduced(lead, lead + ":1", Facts.ofProfile(Map.of(), Map.of("employees", 200L))));
  }

  private static News stepped(String lead, Standing standing, long revision) {
    boolean raised = standing == Standing.MQL;
    return new Stepped(lead, lead + ":1", "b2b-default", revision, standing, null, raised, TEN);
  }

  private void hear(News news) {
    processor.process(new Record<>(news.leadId(), StoredLeads.stored(news), TEN.toEpochMilli()));
  }

  /** What a look gives away. */
  private List<String> given() {
    context.resetForwards();
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(TEN.toEpochMilli());
    return context.forwarded().stream()
        .map(forward -> forward.record())
        .map(record ->
            record.key()
                + " "
                + ((AssignLead) record.value().getCommand()).getRep()
                + " "
                + record.value().getEventId())
        .toList();
  }

  private Map<String, List<KeyValue<Object, Object>>> kept() {
    Map<String, List<KeyValue<Object, Object>>> kept = new HashMap<>();
    stores.forEach((name, store) -> kept.put(name, entries(store)));
    return kept;
  }

  private void beginAnewWith(Map<String, List<KeyValue<Object, Object>>> committed) {
    stores.forEach((name, store) -> {
      entries(store).forEach(entry -> store.delete(entry.key));
      committed.get(name).forEach(entry -> store.put(entry.key, entry.value));
    });
    processor.init(context);
  }

  private static List<KeyValue<Object, Object>> entries(KeyValueStore<Object, Object> store) {
    List<KeyValue<Object, Object>> entries = new ArrayList<>();
    try (KeyValueIterator<Object, Object> all = store.all()) {
      all.forEachRemaining(entries::add);
    }
    return entries;
  }
}
