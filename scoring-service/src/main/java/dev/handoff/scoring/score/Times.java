package dev.handoff.scoring.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the newest events of a kind occurred, newest first, to the millisecond. An array, as every
 * score looks into those of every rule, and what lies together is read at once.
 */
public final class Times {
  /** None yet. */
  public static final Times NONE = new Times(new long[0]);

  private final long[] millis;

  private Times(long[] newestFirst) {
    this.millis = newestFirst;
  }

  /** From instants, newest first. */
  public static Times of(List<Instant> newestFirst) {
    long[] millis = new long[newestFirst.size()];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = newestFirst.get(i).toEpochMilli();
    }
    return new Times(millis);
  }

  /** As instants, newest first. */
  public List<Instant> instants() {
    List<Instant> instants = new ArrayList<>(millis.length);
    for (long time : millis) {
      instants.add(Instant.ofEpochMilli(time));
    }
    return instants;
  }

  int size() {
    return millis.length;
  }

  /** One of them, 0 being the newest. */
  Instant get(int index) {
    return Instant.ofEpochMilli(millis[index]);
  }

  /** With one more, keeping the {@code most} newest. */
  Times plus(Instant at, int most) {
    int place = countFrom(at.toEpochMilli());
    if (place >= most) {
      return this;
    }
    int size = Math.min(millis.length + 1, most);
    long[] more = new long[size];
    System.arraycopy(millis, 0, more, 0, place);
    more[place] = at.toEpochMilli();
    System.arraycopy(millis, place, more, place + 1, size - place - 1);
    return new Times(more);
  }

  /** Both together, all that is known of either. */
  Times and(Times other) {
    long[] all = Arrays.copyOf(millis, millis.length + other.millis.length);
    System.arraycopy(other.millis, 0, all, millis.length, other.millis.length);
    Arrays.sort(all);
    for (int i = 0; i < all.length / 2; i++) {
      long swapped = all[i];
      all[i] = all[all.length - 1 - i];
      all[all.length - 1 - i] = swapped;
    }
    return new Times(all);
  }

  /** How many have an age at {@code t} that is less than the window: the first so many. */
  int within(Duration window, Instant t) {
    return countFrom(t.toEpochMilli() - window.toMillis() + 1);
  }

  /** Those that occurred at an instant or after it. */
  Times since(Instant instant) {
    return new Times(Arrays.copyOf(millis, countFrom(instant.toEpochMilli())));
  }

  private int countFrom(long earliest) {
    int low = 0;
    int high = millis.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (millis[middle] >= earliest) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Times times && Arrays.equals(millis, times.millis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(millis);
  }

  @Override
  public String toString() {
    return instants().toString();
  }
}
