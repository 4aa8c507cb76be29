package dev.handoff.wire;

import java.util.Map;
import org.apache.avro.SystemLimitException;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * What Avro may do with bytes that anybody could have sent: make our own message classes and no
 * others, and never set aside memory because a length field says so.
 */
public final class AvroTrust {
  private static final String OUR_CLASSES = "dev.handoff.";

  /** Kafka's own limit on a record is 1 MiB by default; no string or list can be longer. */
  private static final String MOST_BYTES = Integer.toString(8 * 1024 * 1024);

  private AvroTrust() {}

  /**
   * Has to run before Avro's classes are used, as Avro reads its limits once. The serializers here
   * do so by themselves; whoever reads our messages with Avro's own classes calls it.
   */
  public static void establish() {
    Map.of(
            SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, MOST_BYTES,
            SystemLimitException.MAX_STRING_LENGTH_PROPERTY, MOST_BYTES,
            SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, "100000")
        .forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith(OUR_CLASSES)));
  }
}
