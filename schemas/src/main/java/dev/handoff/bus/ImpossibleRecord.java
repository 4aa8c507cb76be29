package dev.handoff.bus;

import org.apache.kafka.common.KafkaException;

/**
 * A record that can be read but cannot be true, such as an event of tomorrow. It goes to the dead
 * letters with this sentence; everything else goes on.
 */
public final class ImpossibleRecord extends KafkaException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what was expected and what was found, for the person who looks at the dead
   *     letter
   */
  public ImpossibleRecord(String sentence) {
    super(sentence);
  }
}
