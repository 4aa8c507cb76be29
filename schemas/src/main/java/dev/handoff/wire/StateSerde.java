package dev.handoff.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How the state of a store becomes bytes: Avro's single-object encoding, whose fingerprint says
 * which version of the state schema wrote it. No registry is asked, because state is nobody else's
 * business, and a later version reads what an earlier one left. The other way round it is {@link
 * UnreadableState}.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {
  static {
    AvroTrust.establish();
  }

  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private StateSerde(Class<T> type, List<Schema> earlier) {
    SpecificData model = SpecificData.getForClass(type);
    Schema current = model.getSchema(type);
    SchemaStore.Cache known = new SchemaStore.Cache();
    earlier.forEach(known::addSchema);
    encoder = new BinaryMessageEncoder<>(model, current);
    decoder = new BinaryMessageDecoder<>(model, current, known);
  }

  /**
   * @param type the current version of the state
   * @param earlier the schemas of earlier versions, in any order
   */
  public static <T extends SpecificRecord> StateSerde<T> of(Class<T> type, Schema... earlier) {
    return new StateSerde<>(type, List.of(earlier));
  }

  @Override
  public Serializer<T> serializer() {
    return this::write;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::read;
  }

  private byte @Nullable [] write(String store, @Nullable T state) {
    if (state == null) {
      return null;
    }
    try {
      ByteBuffer buffer = encoder.encode(state);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable T read(String store, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return decoder.decode(bytes, null);
    } catch (IOException | AvroRuntimeException e) {
      throw new UnreadableState(store, e);
    }
  }
}
