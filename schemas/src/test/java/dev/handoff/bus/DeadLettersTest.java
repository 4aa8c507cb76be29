package dev.handoff.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.testing.Events;
import dev.handoff.wire.AvroSerializer;
import dev.handoff.wire.StateSerde;
import dev.handoff.wire.UnreadableState;
import dev.handoff.wire.WireConfig;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is the record's fault is a dead letter; what is the registry's is tried again. */
class DeadLettersTest {
  private final ErrorHandlerContext where = new Where();

  static Stream<Exception> faultsOfTheRecord() {
    return Stream.of(
        new ImpossibleRecord("Expected today, but found tomorrow"),
        new SerializationException("Expected Confluent's wire format"),
        new SerializationException("mangled", new InvalidNumberEncodingException("Invalid int")),
        new IllegalStateException("a fault that nobody thought of"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheRecord")
  void a_fault_of_the_record_lets_everything_else_go_on(Exception fault) {
    assertThat(reading(fault)).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    assertThat(working(fault)).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
  }

  @Test
  void a_registry_that_does_not_answer_stops_before_the_record() {
    Exception noAnswer = noAnswer();

    assertThat(reading(noAnswer)).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
    assertThat(working(new StreamsException(noAnswer)))
        .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
  }

  @Test
  void what_is_on_its_way_is_waited_for() {
    Exception soon = new NotYetKnown("Waiting for contract b2b", new IllegalStateException());

    assertThat(working(new StreamsException(soon)))
        .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
  }

  @Test
  void state_of_a_later_version_is_no_fault_of_the_record() {
    byte[] ofAnotherVersion =
        StateSerde.of(EngagementRecorded.class)
            .serializer()
            .serialize("leads", Events.engagement("L-1", "called", Instant.EPOCH).build());
    var reader = StateSerde.of(LeadProfile.class).deserializer();

    assertThatThrownBy(() -> reader.deserialize("leads", ofAnotherVersion))
        .isInstanceOfSatisfying(
            UnreadableState.class,
            unreadable -> {
              assertThat(unreadable)
                  .hasMessageContaining("Expected the state in leads to be of this version");
              assertThat(working(new StreamsException(unreadable)))
                  .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
            });
  }

  @Test
  void damaged_state_is_no_fault_of_the_record_either() {
    var reader = StateSerde.of(LeadProfile.class).deserializer();

    assertThatThrownBy(() -> reader.deserialize("leads", new byte[] {1, 2, 3}))
        .isInstanceOf(UnreadableState.class);
  }

  private DeserializationExceptionHandler.Result reading(Exception fault) {
    UndecodableRecords handler = new UndecodableRecords();
    handler.configure(Map.of());
    return handler
        .handleError(where, new ConsumerRecord<>("leads.engagement", 0, 7, null, null), fault)
        .result();
  }

  private ProcessingExceptionHandler.Result working(Exception fault) {
    UnprocessableRecords handler = new UnprocessableRecords();
    handler.configure(Map.of());
    return handler.handleError(where, new Record<>("L-1", "", 0), fault).result();
  }

  private static Exception noAnswer() {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(Map.of(WireConfig.SCHEMA_REGISTRY_URL, "http://127.0.0.1:1"), false);
    LeadProfile profile = Events.fittingProfile("L-1", Instant.EPOCH);
    try {
      serializer.serialize("leads.profile", profile);
      throw new AssertionError("nobody listens there");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private record Where() implements ErrorHandlerContext {
    @Override
    public String topic() {
      return "leads.engagement";
    }

    @Override
    public int partition() {
      return 0;
    }

    @Override
    public long offset() {
      return 7;
    }

    @Override
    public Headers headers() {
      return new RecordHeaders();
    }

    @Override
    public String processorNodeId() {
      return "keep-score";
    }

    @Override
    public TaskId taskId() {
      return new TaskId(0, 0);
    }

    @Override
    public long timestamp() {
      return 0;
    }

    @Override
    public byte[] sourceRawKey() {
      return new byte[0];
    }

    @Override
    public byte[] sourceRawValue() {
      return new byte[0];
    }
  }
}
