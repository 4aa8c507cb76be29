package dev.handoff.bus;

import org.apache.kafka.common.errors.RetriableException;

/**
 * A record that needs something which is on its way to this service, such as a contract that was
 * published a moment ago. It is tried again until that is there.
 */
public final class NotYetKnown extends RetriableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is waited for, for the person who looks at the log
   */
  public NotYetKnown(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
