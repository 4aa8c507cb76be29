package dev.handoff.lifecycle.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Ids that follow from what caused an event, so that a replay gives the same ones. */
final class EventIds {

  private EventIds() {}

  /**
   * @param cause id of the command or score
   * @param revision the lead's revision after it
   * @param kind what kind of event it is, as one cause may have several
   */
  static String of(String cause, String leadId, long revision, String kind) {
    String name = String.join("\n", cause, leadId, Long.toString(revision), kind);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }
}
