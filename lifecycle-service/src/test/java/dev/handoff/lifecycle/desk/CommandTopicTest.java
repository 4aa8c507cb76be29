package dev.handoff.lifecycle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.CommandLog.Handover;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.SalesCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.mock.MockProducerFactory;

class CommandTopicTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final SalesCommand COMMAND =
      SalesCommand.newBuilder()
          .setEventId("c-1")
          .setLeadId("L-1")
          .setActor("Dana")
          .setOccurredAt(Instant.EPOCH)
          .setCommand(new AcceptLead())
          .build();

  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
        @Override
        public void close() {} // back to the factory, which has it for the next
      };

  @Test
  void a_command_is_written_in_a_transaction_with_the_header_that_comes_back() {
    assertThat(topic(kafka, (_, _) -> new byte[] {1}).append(COMMAND, "r-1"))
        .isEqualTo(Handover.TAKEN);
    assertThat(kafka.commitCount()).isEqualTo(1);
    assertThat(kafka.history())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.topic()).isEqualTo("leads.sales-command");
          assertThat(record.key()).isEqualTo("L-1");
          assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
          assertThat(record.headers().lastHeader("handoff-request").value())
              .asString()
              .isEqualTo("r-1");
        });
  }

  @Test
  void what_the_broker_does_not_take_is_aborted_and_nothing_was_done() {
    kafka.sendException = new TimeoutException("away");
    assertNotTaken(topic(kafka, (_, _) -> new byte[] {1}));
    assertThat(kafka.transactionAborted()).isTrue();
    assertThat(kafka.commitCount()).isZero();
  }

  @Test
  void where_not_even_the_abort_is_heard_nothing_was_done_either() {
    kafka.sendException = new TimeoutException("away");
    kafka.abortTransactionException = new TimeoutException("away");
    assertNotTaken(topic(kafka, (_, _) -> new byte[] {1}));
    assertThat(kafka.commitCount()).isZero();
  }

  @Test
  void whether_an_unanswered_commit_took_place_is_not_known_and_never_said() {
    kafka.commitTransactionException = new TimeoutException("away");
    assertThat(topic(kafka, (_, _) -> new byte[] {1}).append(COMMAND, "r-1"))
        .isEqualTo(Handover.UNKNOWN);
  }

  @Test
  void a_turn_is_given_back_however_it_ends() {
    kafka.sendException = new TimeoutException("away");
    CommandTopic topic = topic(kafka, (_, _) -> new byte[] {1});
    for (int i = 0; i < 20; i++) {
      assertNotTaken(topic);
    }
    kafka.sendException = null;
    assertThat(topic.append(COMMAND, "r-1")).isEqualTo(Handover.TAKEN);
  }

  @Test
  void without_the_registry_nothing_is_begun() {
    assertNotTaken(
        topic(
            kafka,
            (_, _) -> {
              throw new SerializationException("no registry");
            }));
    assertThat(kafka.transactionInFlight()).isFalse();
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void where_no_producer_comes_about_nothing_was_done() {
    ProducerFactory<String, byte[]> none =
        () -> {
          throw new KafkaException("Timeout expired while awaiting InitProducerId");
        };
    assertNotTaken(new CommandTopic(none, (_, _) -> new byte[] {1}, InstantSource.fixed(NOW)));
  }

  @Test
  void a_producer_that_failed_is_not_waited_for_when_it_is_closed() {
    List<Duration> waits = new ArrayList<>();
    var hanging =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public void close(Duration timeout) {
            waits.add(timeout);
          }
        };
    hanging.sendException = new TimeoutException("away");
    hanging.abortTransactionException = new KafkaException("in an error state");
    var producers = CommandTopic.producers(Map.of("bootstrap.servers", "127.0.0.1:1"), "i");
    producers.addPostProcessor(real -> {
      real.close(Duration.ZERO);
      return hanging;
    });

    assertNotTaken(new CommandTopic(producers, (_, _) -> new byte[] {1}, InstantSource.fixed(NOW)));
    assertThat(waits)
        .singleElement()
        .satisfies(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1)));
  }

  private static void assertNotTaken(CommandTopic topic) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> topic.append(COMMAND, "r-1"))
        .satisfies(refusal -> {
          assertThat(refusal.getStatusCode().value()).isEqualTo(503);
          assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("5");
          assertThat(refusal.getBody().getDetail()).contains("Nothing was done");
        });
  }

  private static CommandTopic topic(
      MockProducer<String, byte[]> producer, Serializer<SalesCommand> values) {
    producer.initTransactions();
    return new CommandTopic(
        new MockProducerFactory<>(() -> producer), values, InstantSource.fixed(NOW));
  }
}
