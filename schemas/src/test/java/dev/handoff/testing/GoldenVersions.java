package dev.handoff.testing;

import dev.handoff.wire.AvroTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The approved versions of a message or state: {@code src/test/golden/NAME/N.avsc}, and beside it
 * {@code N.hex}, a sample in which every field is set.
 */
public final class GoldenVersions {
  private static final HexFormat HEX = HexFormat.of();
  private static final int BYTES_A_LINE = 32;

  static {
    AvroTrust.establish();
  }

  private final Path folder;
  private final SpecificData model;
  private final Schema current;
  private final List<Version> versions;

  private record Version(Schema schema, byte[] sample) {}

  private GoldenVersions(Class<?> type, Path folder) {
    this.folder = folder;
    this.model = SpecificData.getForClass(type);
    this.current = model.getSchema(type);
    this.versions = read(folder);
  }

  /** The versions of a generated class, in the module's own folder. */
  public static GoldenVersions of(Class<?> type) {
    return new GoldenVersions(type, Path.of("src", "test", "golden", type.getSimpleName()));
  }

  /** Today's schema. */
  public Schema currentSchema() {
    return current;
  }

  /** All versions' schemas, the oldest first. */
  public List<Schema> schemas() {
    return versions.stream().map(Version::schema).toList();
  }

  /**
   * Asks that today's schema is the newest version; else writes it as the next one and fails, so
   * that the change is seen and committed.
   */
  public void approveCurrentSchema() {
    if (!isCurrentApproved()) {
      throw new AssertionError(
          "The schema of %s has changed. Version %d was written to %s: look at it, and commit it to approve it."
              .formatted(current.getName(), propose(), folder));
    }
  }

  private boolean isCurrentApproved() {
    return !versions.isEmpty() && normal(versions.getLast().schema()).equals(normal(current));
  }

  private int propose() {
    int version = versions.size() + 1;
    String sample = lines(write(sample(current, "it")));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(version + ".avsc"), pretty(current) + "\n");
      Files.writeString(folder.resolve(version + ".hex"), sample);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return version;
  }

  /** Every version's sample, read with today's class. */
  public List<Object> samplesReadToday() {
    return versions.stream().map(this::readToday).toList();
  }

  /** The newest version's sample. */
  public byte[] newestSample() {
    return versions.getLast().sample();
  }

  /** The same after today's class has read and written it. */
  public byte[] newestSampleWrittenToday() {
    return write(readToday(versions.getLast()));
  }

  private Object readToday(Version version) {
    try {
      return new SpecificDatumReader<>(version.schema(), current, model)
          .read(null, DecoderFactory.get().binaryDecoder(version.sample(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Object record) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<>(current, model).write(record, encoder);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value of the schema in which everything that can be set is set, always the same. */
  private Object sample(Schema schema, String name) {
    return switch (schema.getType()) {
      case RECORD -> {
        Object record = model.newRecord(null, schema);
        schema
            .getFields()
            .forEach(field ->
                model.setField(
                    record, field.name(), field.pos(), sample(field.schema(), field.name())));
        yield record;
      }
      case ENUM -> model.createEnum(schema.getEnumSymbols().getFirst(), schema);
      case ARRAY -> List.of(sample(schema.getElementType(), name));
      case MAP -> Map.of(name, sample(schema.getValueType(), name));
      case UNION -> sample(schema.getTypes().getLast(), name);
      case STRING -> "the " + name;
      case BYTES -> ByteBuffer.wrap(new byte[] {1, 2, 3});
      case INT -> schema.getLogicalType() == null ? (Object) 7 : LocalDate.of(2026, 6, 1);
      case LONG ->
          schema.getLogicalType() == null ? (Object) 42L : Instant.parse("2026-06-01T12:00:00Z");
      case DOUBLE -> 12.5;
      case BOOLEAN -> true;
      default -> throw new AssertionError("no sample for " + schema);
    };
  }

  private static List<Version> read(Path folder) {
    List<Version> found = new ArrayList<>();
    try {
      for (int n = 1; Files.exists(folder.resolve(n + ".avsc")); n++) {
        Schema schema = new Schema.Parser().parse(Files.readString(folder.resolve(n + ".avsc")));
        String hex = Files.readString(folder.resolve(n + ".hex")).replaceAll("\\s", "");
        found.add(new Version(schema, HEX.parseHex(hex)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String pretty(Schema schema) {
    JsonMapper json = JsonMapper.shared();
    return json.readTree(schema.toString()).toPrettyString();
  }

  /** What readers and writers see of a schema: documentation and hints left out. */
  private static String normal(Schema schema) {
    return SchemaNormalization.toParsingForm(schema) + defaults(schema);
  }

  private static String defaults(Schema schema) {
    StringBuilder defaults = new StringBuilder();
    if (schema.getType() == Schema.Type.RECORD) {
      schema
          .getFields()
          .forEach(field -> defaults.append(field.name()).append(field.hasDefaultValue()));
    }
    return defaults.toString();
  }

  private static String lines(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < bytes.length; from += BYTES_A_LINE) {
      int to = Math.min(bytes.length, from + BYTES_A_LINE);
      text.append(HEX.formatHex(bytes, from, to)).append('\n');
    }
    return text.toString();
  }
}
