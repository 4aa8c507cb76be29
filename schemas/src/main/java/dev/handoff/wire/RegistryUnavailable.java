package dev.handoff.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/** The schema registry gave no answer: it is the registry that is wrong, not the record. */
public final class RegistryUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;

  /** Confluent's, for an answer that is none: the class is on nobody's class path here. */
  private static final String CONFLUENTS = "RestClientException";

  /** A fault of the registry, one that does not let us in, is too slow, or is asked too often. */
  private static final Pattern NO_ANSWER = Pattern.compile("error code: (5|401|403|408|429)\\d*$");

  RegistryUnavailable(String url, String whileDoing, Throwable cause) {
    super(
        "Expected the schema registry at %s to answer while %s, but %s. Is it running, and is %s right?"
            .formatted(url, whileDoing, reason(cause), WireConfig.SCHEMA_REGISTRY_URL),
        cause);
  }

  /** Of a deserializer that is not ours. */
  RegistryUnavailable(Throwable failed) {
    super("Expected the schema registry to answer, but it did not: " + failed.getMessage(), failed);
  }

  /**
   * Whether it is what something failed at. Confluent's serializers and deserializers leave the
   * connection's exception in a {@link SerializationException}, or in a {@link TimeoutException}
   * where an answer did not come in time; elsewhere an IOException has nothing to do with a
   * registry: a full disk under a store is one. Where the registry did answer, Confluent's say what
   * in their message: that it has no such schema is an answer, and the record's fault.
   */
  public static boolean isCauseOf(Throwable failed) {
    boolean whileTranslating = false;
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable
          || whileTranslating && cause instanceof IOException && !isOfTheBytes(cause)
          || isNoAnswer(cause)) {
        return true;
      }
      whileTranslating |=
          cause instanceof SerializationException || cause instanceof TimeoutException;
    }
    return false;
  }

  private static boolean isNoAnswer(Throwable cause) {
    return (cause instanceof InvalidConfigurationException
            || cause.getClass().getSimpleName().equals(CONFLUENTS))
        && NO_ANSWER.matcher(String.valueOf(cause.getMessage())).find();
  }

  /** Avro too says with an IOException that bytes are no record: they end early, or overflow. */
  private static boolean isOfTheBytes(Throwable cause) {
    return cause instanceof EOFException
        || cause.getClass().getPackageName().startsWith("org.apache.avro");
  }

  private static String reason(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> "nobody listens there";
      case HttpTimeoutException _ -> "no answer came in time";
      default -> cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    };
  }
}
