package dev.handoff.wire;

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
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
