package dev.handoff.local.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Ids that follow from what a row says and from nothing else: the same row of the same file gives
 * the same ids, however often it is imported and however far its times are moved. What is the same
 * several times within a row is told apart by counting.
 */
final class ContentId {
  private final Map<String, Integer> sameSoFar = new HashMap<>();

  /**
   * The id of something that a row tells of.
   *
   * @param what what it is, such as {@code event}
   * @param at its time as the file has it, not moved
   * @param content all that it says, by key
   */
  String of(String what, String leadId, Instant at, Map<String, ?> content) {
    var name = new StringBuilder();
    part(name, what);
    part(name, leadId);
    part(name, at.toString());
    SortedMap<String, Object> sorted = new TreeMap<>(content);
    sorted.forEach((key, value) -> {
      part(name, key);
      part(name, String.valueOf(value));
    });
    var count = sameSoFar.merge(name.toString(), 1, Integer::sum);
    part(name, Integer.toString(count));
    return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  // The length goes first, so that no two contents ever read the same.
  private static void part(StringBuilder name, String text) {
    name.append(text.length()).append(':').append(text);
  }
}
