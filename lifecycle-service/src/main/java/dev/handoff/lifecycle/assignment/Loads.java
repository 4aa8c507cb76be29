package dev.handoff.lifecycle.assignment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many open leads each rep has, and whose turn was when. */
final class Loads {
  private static final long NEVER = 0;

  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();
  private long latest = NEVER;

  /**
   * @param turns number of each rep's last turn, from 1; higher is later
   */
  Loads(Map<String, Long> turns) {
    turns.forEach(this::turn);
  }

  int open(String rep) {
    return open.getOrDefault(rep, 0);
  }

  /** Number of the rep's last turn; lower than all others where there was none. */
  long lastTurn(String rep) {
    return turns.getOrDefault(rep, NEVER);
  }

  /** A lead that was whose load it was, and is whose it is. */
  void moved(@Nullable OpenLead before, @Nullable OpenLead after) {
    count(before, -1);
    count(after, 1);
  }

  private void count(@Nullable OpenLead lead, int change) {
    String rep = lead == null ? null : lead.rep();
    if (rep != null) {
      open.compute(
          rep,
          (_, leads) -> {
            int now = (leads == null ? 0 : leads) + change;
            return now == 0 ? null : now;
          });
    }
  }

  /** It is the rep's turn; returns its number. */
  long turn(String rep) {
    turn(rep, latest + 1);
    return latest;
  }

  private void turn(String rep, long number) {
    turns.put(rep, number);
    latest = Math.max(latest, number);
  }
}
