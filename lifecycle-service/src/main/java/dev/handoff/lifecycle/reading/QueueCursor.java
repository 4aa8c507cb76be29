package dev.handoff.lifecycle.reading;

import java.util.Optional;

/**
 * Where a walk through the queue goes on: after a place in its order.
 *
 * <p>It also says as of when the walk is: which transactions of the database were done when its
 * first page was read. A lead that was given another place by a later one is not on further pages,
 * as it may have been on an earlier one: so nobody meets a lead twice.
 *
 * @param generation of the ledger, as in its log of changes
 * @param walk snapshot of the database, as {@code pg_snapshot} has it
 * @param filters of the question that the walk is for
 * @param dueAt of the last lead of the page, as PostgreSQL writes it
 * @param minusScore its score times -1
 * @param cycleId its cycle
 */
record QueueCursor(
    long generation, String walk, String filters, String dueAt, double minusScore, String cycleId) {

  private static final String SNAPSHOT = "\\d{1,19}:\\d{1,19}:[\\d,]*";
  private static final String INSTANT = "infinity|[-\\d]{10,15}T[\\d:.]{8,15}Z";

  /** Reads it from what a page gave; empty for anything else. */
  static Optional<QueueCursor> read(String text) {
    return Opaque.read(text)
        .filter(parts -> parts.size() == 6)
        .filter(parts -> parts.get(1).matches(SNAPSHOT) && parts.get(3).matches(INSTANT))
        .flatMap(parts -> {
          try {
            return Optional.of(
                new QueueCursor(
                    Long.parseLong(parts.get(0)),
                    parts.get(1),
                    parts.get(2),
                    parts.get(3),
                    Double.parseDouble(parts.get(4)),
                    parts.get(5)));
          } catch (NumberFormatException notOurs) {
            return Optional.empty();
          }
        });
  }

  String text() {
    return Opaque.of(
        Long.toString(generation), walk, filters, dueAt, Double.toString(minusScore), cycleId);
  }
}
