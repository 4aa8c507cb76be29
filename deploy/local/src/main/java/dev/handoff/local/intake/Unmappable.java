package dev.handoff.local.intake;

/** A row that cannot be mapped; the message is the reason that the rejects file gives. */
final class Unmappable extends Exception {
  private static final long serialVersionUID = 1L;

  Unmappable(String reason) {
    super(reason);
  }
}
