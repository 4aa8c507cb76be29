package dev.handoff.sla.clock;

import java.time.Instant;

/**
 * Which due instant holds for a clock that runs when another version of its contract takes effect,
 * and why.
 *
 * @param dueAt the one that holds
 * @param why a sentence for whoever doubts it
 */
public record HeldDue(Instant dueAt, String why) {

  /**
   * What the other version means for the clock.
   *
   * @param version its number
   * @param appliesToOpen whether it wants clocks that run to follow its calendars
   * @param effectiveAt when it took effect
   * @param edited when the clock would be due if it had always governed
   */
  public record Edit(int version, boolean appliesToOpen, Instant effectiveAt, Instant edited) {}

  /**
   * Who is held to another calendar is told before it is too late: a clock never becomes due before
   * the version that makes it so.
   *
   * @param agreed when it was due until then
   */
  public static HeldDue of(Instant agreed, Edit edit) {
    if (edit.edited.equals(agreed)) {
      return new HeldDue(agreed, "version %d says the same".formatted(edit.version));
    }
    if (!edit.appliesToOpen) {
      return new HeldDue(
          agreed,
          "version %d would have it due at %s, but leaves clocks that run as they are"
              .formatted(edit.version, edit.edited));
    }
    if (!agreed.isAfter(edit.effectiveAt)) {
      return new HeldDue(
          agreed, "it was due before version %d took effect".formatted(edit.version));
    }
    if (edit.edited.isBefore(edit.effectiveAt)) {
      return new HeldDue(
          edit.effectiveAt,
          "version %d moves it from %s, and to no instant before it took effect, such as %s"
              .formatted(edit.version, agreed, edit.edited));
    }
    return new HeldDue(edit.edited, "version %d moves it from %s".formatted(edit.version, agreed));
  }
}
