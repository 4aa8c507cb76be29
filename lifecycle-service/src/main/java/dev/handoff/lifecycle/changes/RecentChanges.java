package dev.handoff.lifecycle.changes;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes, held once for all open streams of this instance. One thread adds; each stream
 * asks from a thread of its own, and may be as slow as it likes.
 */
final class RecentChanges {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final TreeMap<ChangeId, Change> changes = new TreeMap<>();

  /** Everything after it is here. Null until the log has been read. */
  private @Nullable ChangeId from;

  private @Nullable ChangeId upTo;
  private boolean closed;

  /**
   * @param most how many changes are held
   */
  RecentChanges(int most) {
    this.most = most;
  }

  /** Where the log begins for us; what was held of another one is dropped. */
  void beginAt(ChangeId place) {
    locked(() -> {
      changes.clear();
      from = place;
      upTo = place;
    });
  }

  /** What came after the last news. */
  void add(Heard.News more) {
    locked(() -> {
      more.changes().forEach(change -> changes.put(change.id(), change));
      upTo = more.upTo();
      while (changes.size() > most) {
        from = changes.pollFirstEntry().getKey();
      }
    });
  }

  void close() {
    locked(() -> closed = true);
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Up to where everything is known; null before the log was read. */
  @Nullable ChangeId upTo() {
    lock.lock();
    try {
      return upTo;
    } finally {
      lock.unlock();
    }
  }

  /** What came after a place; waits for it so long at most. */
  Heard after(ChangeId place, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (nothingFor(place) && left > 0) {
        left = news.awaitNanos(left);
      }
      return heard(place);
    } finally {
      lock.unlock();
    }
  }

  private boolean nothingFor(ChangeId place) {
    if (closed) {
      return false;
    }
    return from == null
        || (place.generation() == from.generation()
            && !place.isBefore(from)
            && changes.tailMap(place, false).isEmpty());
  }

  private Heard heard(ChangeId place) {
    if (closed) {
      return new Heard.Closed();
    }
    if (from == null || upTo == null) {
      return new Heard.News(List.of(), place);
    }
    if (place.generation() != upTo.generation()) {
      return new Heard.BuiltAnew(upTo);
    }
    if (place.isBefore(from)) {
      return new Heard.FurtherBack();
    }
    // A stream that has just been opened may be ahead of us by a moment.
    return new Heard.News(
        List.copyOf(changes.tailMap(place, false).values()), place.isBefore(upTo) ? upTo : place);
  }
}
