package dev.handoff.lifecycle.desk;

import static java.util.Map.entry;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** With what the questions and documents may be refused that are no commands, and why. */
final class PublishedRefusals {
  /** What every endpoint may answer, as the doors are the same. */
  private static final Map<String, String> OF_THE_DOORS =
      Map.of(
          "401", "There is no good token.",
          "403", "The token is of another role.",
          "429", "Too many requests of this caller: come again after Retry-After seconds.",
          "503", "The issuer's keys cannot be had just now: come again after Retry-After seconds.");

  private static final String BAD_QUESTION = "This cannot be asked, and why.";
  private static final String BAD_PATH =
      "Parts of the path mean different things to different readers, such as %2e%2e.";
  private static final String LEDGER_AWAY = "The ledger is away: ask again.";
  private static final String NOT_IN_THE_LEDGER = "The ledger does not know the lead.";

  private static final Map<String, Map<String, String>> BY_OPERATION =
      Map.ofEntries(
          entry(
              "erase-lead",
              Map.of(
                  "400", BAD_PATH,
                  "404", "Nothing is known of the lead.",
                  "429", "Too many commands at once.",
                  "503", "Kafka is away, or the instance is only starting; nothing was done.")),
          entry("lead", Map.of("400", BAD_PATH, "404", NOT_IN_THE_LEDGER, "503", LEDGER_AWAY)),
          entry(
              "timeline",
              Map.of("400", BAD_QUESTION, "404", NOT_IN_THE_LEDGER, "503", LEDGER_AWAY)),
          entry("queue", Map.of("400", BAD_QUESTION, "503", LEDGER_AWAY)),
          entry(
              "changes",
              Map.of(
                  "400", "The id is none of an event.",
                  "410", "What came after that event is not known any more: begin without it.",
                  "503", "As many streams are open as may be, or the ledger is away.")),
          entry(
              "publish-contract",
              Map.of(
                  "400", "The scope is not known, or the body is no UTF-8.",
                  "409", "It cannot take the place of what is published, and why.",
                  "413", "It is longer than 256 KiB.",
                  "422", "It is no contract; every problem with its path.",
                  "503", "Kafka or the registry did not answer; nothing was published.")),
          entry("standing-contract", Map.of("404", "No contract stands.")),
          entry("contract", Map.of("400", BAD_PATH, "404", "No such contract is published.")));

  private PublishedRefusals() {}

  /**
   * Those of an operation.
   *
   * @return sentences by status, the lowest first
   */
  static SortedMap<String, String> of(String operationId) {
    SortedMap<String, String> all = new TreeMap<>(OF_THE_DOORS);
    BY_OPERATION
        .getOrDefault(operationId, Map.of())
        .forEach(
            (status, why) -> all.merge(status, why, (atTheDoors, here) -> here + " " + atTheDoors));
    return all;
  }
}
