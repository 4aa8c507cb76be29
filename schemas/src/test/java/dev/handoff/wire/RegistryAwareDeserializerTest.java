package dev.handoff.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryAwareDeserializerTest {
  private static final byte[] BYTES = {0, 0, 0, 0, 1};

  /** As Confluent's has it: one exception for all that can happen, with the cause in it. */
  private static Deserializer<String> failing(Throwable cause) {
    SerializationException failed =
        new SerializationException("Error deserializing Avro message for id 1", cause);
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
            new SocketTimeoutException("Read timed out"),
            new RuntimeException(new IOException("Unexpected end of file from server")))) {
      assertThatThrownBy(() -> failing(away).deserialize("topic", BYTES))
          .isInstanceOf(RegistryUnavailable.class)
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining("Expected the schema registry to answer");
      assertThatThrownBy(() -> failing(away).deserialize("topic", new RecordHeaders(), BYTES))
          .isInstanceOf(RegistryUnavailable.class);
    }
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
