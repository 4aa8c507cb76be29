package dev.handoff.wire;

import org.apache.kafka.common.KafkaException;

/**
 * State that this version cannot read: a later one wrote it, or its bytes are damaged. It says
 * nothing of the record at hand, which is not to be passed over for it.
 */
public final class UnreadableState extends KafkaException {
  private static final long serialVersionUID = 1L;

  UnreadableState(String store, Exception cause) {
    super(
        "Expected the state in %s to be of this version or an earlier one, but %s. After a later version has run, see docs/operations.md, Upgrading"
            .formatted(store, cause.getMessage()),
        cause);
  }
}
