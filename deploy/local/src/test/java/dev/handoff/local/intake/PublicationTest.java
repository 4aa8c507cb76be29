package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Publication.Letter;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.topic.Topics;
import dev.handoff.wire.AvroSerializer;
import dev.handoff.wire.WireConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void a_record_bears_the_time_at_which_its_event_occurred() {
    try (var producer = producer();
        var publication = new Publication(producer, Given.quiet())) {
      publication.send("Publishing", Topics.ENGAGEMENT, List.of(letter("L-1"), letter("L-2")));
      assertThat(producer.history())
          .extracting(ProducerRecord::topic, ProducerRecord::key, ProducerRecord::timestamp)
          .containsExactly(
              tuple("leads.engagement", "L-1", AT.toEpochMilli()),
              tuple("leads.engagement", "L-2", AT.toEpochMilli()));
    }
  }

  @Test
  void what_the_broker_does_not_take_stops_the_import_with_a_sentence() {
    var producer = producer();
    producer.sendException = new TimeoutException("no broker");
    var publication = new Publication(producer, Given.quiet());
    assertThatThrownBy(
            () -> publication.send("Publishing", Topics.ENGAGEMENT, List.of(letter("L-1"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no broker")
        .hasMessageContaining("nothing counts twice");
  }

  private static MockProducer<String, GenericContainer> producer() {
    var values = new AvroSerializer();
    values.configure(Map.of(WireConfig.SCHEMA_REGISTRY_URL, "mock://publication"), false);
    return new MockProducer<>(true, null, new StringSerializer(), values);
  }

  private static Letter<EngagementRecorded> letter(String lead) {
    var event =
        EngagementRecorded.newBuilder()
            .setEventId("e-" + lead)
            .setLeadId(lead)
            .setOccurredAt(AT)
            .setType("page_viewed")
            .build();
    return new Letter<>(lead, AT, event);
  }
}
