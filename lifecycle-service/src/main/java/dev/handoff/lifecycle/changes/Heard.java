package dev.handoff.lifecycle.changes;

import java.util.List;

/** What somebody hears who asks what came after a place in the log. */
sealed interface Heard {
  /**
   * Everything that came, or nothing if nothing did.
   *
   * @param changes in the order of the log
   * @param upTo the place up to which this is everything
   */
  record News(List<Change> changes, ChangeId upTo) implements Heard {}

  /** The place is further back than what is remembered here. */
  record FurtherBack() implements Heard {}

  /**
   * The ledger was built anew since, and its leads have to be read again.
   *
   * @param from where its new log begins
   */
  record BuiltAnew(ChangeId from) implements Heard {}

  /** Nothing will come any more: this instance stops. */
  record Closed() implements Heard {}
}
