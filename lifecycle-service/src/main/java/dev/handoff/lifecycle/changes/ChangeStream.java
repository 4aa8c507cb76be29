package dev.handoff.lifecycle.changes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What one client is told, for as long as it listens. It goes at the client's own pace: what the
 * client has not taken yet is read again from memory, or from the log.
 */
final class ChangeStream {
  private static final int PAGE = 500;

  private final RecentChanges recent;
  private final ChangeLog log;
  private final Change.Wanted wanted;
  private final Duration heartbeat;
  private final EventWriter client;

  ChangeStream(
      RecentChanges recent,
      ChangeLog log,
      Change.Wanted wanted,
      Duration heartbeat,
      EventWriter client) {
    this.recent = recent;
    this.log = log;
    this.wanted = wanted;
    this.heartbeat = heartbeat;
    this.client = client;
  }

  /**
   * Tells what came after a place, until this instance stops or the client is gone.
   *
   * @throws IOException when the client is gone
   */
  void tellFrom(ChangeId begin) throws IOException, InterruptedException {
    client.open(begin);
    ChangeId place = begin;
    while (true) {
      switch (heardAfter(place)) {
        case Heard.News(var changes, var upTo) -> {
          tell(changes);
          if (client.silentFor().compareTo(heartbeat) >= 0) {
            client.stillAt(upTo);
          }
          place = upTo;
        }
        case Heard.BuiltAnew(var from) -> {
          client.tellBuiltAnew(from);
          place = from;
        }
        case Heard.FurtherBack() -> {
          client.tellTooSlow();
          return;
        }
        case Heard.Closed() -> {
          return;
        }
      }
    }
  }

  private Heard heardAfter(ChangeId place) throws InterruptedException {
    return switch (recent.after(place, heartbeat.minus(client.silentFor()))) {
      case Heard.FurtherBack _ when log.knows(place) -> log.after(place, PAGE);
      case Heard heard -> heard;
    };
  }

  /** Of several pieces of history the last is enough: each says to read everything again. */
  private void tell(List<Change> changes) throws IOException {
    var ours = changes.stream().filter(change -> change.isFor(wanted)).toList();
    var lastHistory =
        ours.stream().filter(Change.OfMany.class::isInstance).reduce((_, later) -> later);
    for (Change change : ours) {
      switch (change) {
        case Change.OfLead lead -> client.tell(lead);
        case Change.OfMany many when lastHistory.filter(many::equals).isPresent() ->
            client.tell(many);
        case Change.OfMany _ -> {}
      }
    }
    client.flush();
  }
}
