package dev.handoff.wire;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** The schema registry gave no answer: it is the registry that is wrong, not the record. */
public final class RegistryUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailable(String url, String whileDoing, Throwable cause) {
    super(
        "Expected the schema registry at %s to answer while %s, but %s. Is it running, and is %s right?"
            .formatted(url, whileDoing, reason(cause), WireConfig.SCHEMA_REGISTRY_URL),
        cause);
  }

  private static String reason(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> "nobody listens there";
      case HttpTimeoutException _ -> "no answer came in time";
      default -> cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    };
  }
}
