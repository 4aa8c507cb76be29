package dev.handoff.local;

/**
 * Something the person can put right: the message is the whole answer, and no stack trace helps.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param sentences what was expected, what was found and what to do about it
   */
  public Refusal(String sentences) {
    super(sentences);
  }
}
