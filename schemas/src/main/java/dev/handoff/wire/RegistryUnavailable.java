package dev.handoff.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** The schema registry gave no answer: it is the registry that is wrong, not the record. */
public final class RegistryUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;
  private static final String OF_CONFLUENTS_CLIENT = "io.confluent.kafka.schemaregistry.client.";

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
   * Whether it is what something failed at. Ours and Confluent's deserializers both leave the
   * connection's exception in the chain; Confluent's client has one of its own for an answer that
   * is a fault of the registry.
   */
  public static boolean isCauseOf(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable
          || cause instanceof IOException && !isOfTheBytes(cause)
          || cause.getClass().getName().startsWith(OF_CONFLUENTS_CLIENT)) {
        return true;
      }
    }
    return false;
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
