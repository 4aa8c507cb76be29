package dev.handoff.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryAwareDeserializerTest {
  private static final byte[] BYTES = {0, 0, 0, 0, 1};

  /** As Confluent's client has it: the message, and the registry's own code behind it. */
  private static final class RestClientException extends Exception {
    private static final long serialVersionUID = 1;

    RestClientException(String message, int code) {
      super(message + "; error code: " + code);
    }
  }

  /** As Confluent's has most that can happen: in one exception, with the cause in it. */
  private static Deserializer<String> failing(Throwable cause) {
    return throwing(new SerializationException("Error deserializing Avro message for id 1", cause));
  }

  private static Deserializer<String> throwing(RuntimeException failed) {
    return new RegistryAwareDeserializer<>(
        new Deserializer<>() {
          @Override
          public String deserialize(String topic, byte @Nullable [] bytes) {
            throw failed;
          }
        });
  }

  @Test
  void a_registry_that_is_away_is_no_fault_of_the_record() {
    for (Throwable away :
        List.of(
            new ConnectException("Connection refused"),
            new RuntimeException(new IOException("Unexpected end of file from server")),
            new RestClientException("Error in the backend data store", 50001),
            new RestClientException("Error while forwarding the request", 50003))) {
      assertThatThrownBy(() -> failing(away).deserialize("topic", BYTES))
          .isInstanceOf(RegistryUnavailable.class)
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining("Expected the schema registry to answer");
      assertThatThrownBy(() -> failing(away).deserialize("topic", new RecordHeaders(), BYTES))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void an_answer_that_does_not_come_in_time_is_no_fault_of_the_record() {
    var late =
        new TimeoutException(
            "Error deserializing Avro message for id 1",
            new SocketTimeoutException("Read timed out"));
    assertThatThrownBy(() -> throwing(late).deserialize("topic", BYTES))
        .isInstanceOf(RegistryUnavailable.class)
        .hasCause(late);
  }

  @Test
  void a_registry_that_lets_nobody_in_or_has_no_time_is_no_fault_of_the_record() {
    for (String answer :
        List.of(
            "Unauthorized; error code: 401",
            "Forbidden; error code: 403",
            "Request Timeout; error code: 408",
            "Too Many Requests; error code: 429")) {
      assertThatThrownBy(
              () -> throwing(new InvalidConfigurationException(answer)).deserialize("topic", BYTES))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void what_says_already_that_the_registry_is_away_is_handed_on_as_it_is() {
    var away = new RegistryUnavailable("http://registry", "looking", new ConnectException());
    assertThatThrownBy(() -> throwing(away).deserialize("topic", BYTES)).isSameAs(away);
  }

  @Test
  void who_is_interrupted_is_told_so() {
    var stop = new InterruptException(new InterruptedException());
    assertThatThrownBy(() -> throwing(stop).deserialize("topic", BYTES)).isSameAs(stop);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_disk_that_is_full_is_no_fault_of_the_registry() {
    var full = new StreamsException("Error opening store", new IOException("No space left"));
    assertThat(RegistryUnavailable.isCauseOf(full)).isFalse();
    var serializing = new SerializationException("Error", new IOException("connection closed"));
    assertThat(RegistryUnavailable.isCauseOf(new StreamsException(serializing))).isTrue();
  }

  @Test
  void a_schema_that_the_registry_does_not_have_is_the_records_fault() {
    var unknown = new RestClientException("Schema 1 not found", 40403);
    assertThatThrownBy(() -> failing(unknown).deserialize("topic", BYTES))
        .isInstanceOf(SerializationException.class);
    var nowhere = new InvalidConfigurationException("Not Found; error code: 404");
    assertThatThrownBy(() -> throwing(nowhere).deserialize("topic", BYTES))
        .isInstanceOf(SerializationException.class)
        .hasCause(nowhere);
  }

  @Test
  void bytes_that_are_no_record_are_no_fault_of_the_registry() {
    for (Throwable ofTheBytes :
        List.of(new EOFException(), new AvroRuntimeException("malformed"))) {
      assertThatThrownBy(() -> failing(ofTheBytes).deserialize("topic", BYTES))
          .isInstanceOf(SerializationException.class)
          .hasCause(ofTheBytes);
    }
  }

  @Test
  void what_can_be_read_is_read() {
    Deserializer<String> texts = new RegistryAwareDeserializer<>(new StringDeserializer());
    assertThat(texts.deserialize("topic", new byte[] {'a'})).isEqualTo("a");
    assertThat(texts.deserialize("topic", null)).isNull();
  }
}
