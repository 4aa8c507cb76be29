package dev.handoff.lifecycle.assignment;

import static java.util.Comparator.comparing;

import dev.handoff.contract.AssignmentTerms.Pool;
import dev.handoff.lifecycle.assignment.Claim.Choice;
import dev.handoff.lifecycle.assignment.OpenLead.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The leads that nobody has, in lines of those with the same claim, the longest waiting first. Some
 * are not in line yet: those that are left alone for a while, and those whose claim is still to be
 * looked at.
 */
final class WaitingRoom {
  private static final String NO_POOL = "none";

  /** A lead's place; what else is to be known of it is asked for when it is needed. */
  private record Ticket(String leadId, Instant since, Instant notBefore) {
    static final Comparator<Ticket> BY_AGE = comparing(Ticket::since).thenComparing(Ticket::leadId);
    static final Comparator<Ticket> BY_DAY =
        comparing(Ticket::notBefore).thenComparing(Ticket::leadId);
  }

  /** The leads of one claim. */
  private record Line(Claim claim, NavigableSet<Ticket> tickets) {}

  private final Map<String, Ticket> tickets = new HashMap<>();
  private final NavigableSet<Ticket> leftAlone = new TreeSet<>(Ticket.BY_DAY);
  private final NavigableSet<Ticket> unsorted = new TreeSet<>(Ticket.BY_AGE);
  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<Claim, Line> lines = new HashMap<>();

  void enter(Waiting lead) {
    leave(lead.id());
    Ticket ticket = new Ticket(lead.id(), lead.since(), lead.notBefore());
    tickets.put(lead.id(), ticket);
    leftAlone.add(ticket);
  }

  void leave(String leadId) {
    Ticket ticket = tickets.remove(leadId);
    if (ticket != null) {
      leftAlone.remove(ticket);
      unsorted.remove(ticket);
      leaveLine(ticket);
    }
  }

  private void leaveLine(Ticket ticket) {
    Claim claim = claims.remove(ticket.leadId());
    if (claim != null) {
      lines.computeIfPresent(
          claim,
          (_, line) -> {
            line.tickets().remove(ticket);
            return line.tickets().isEmpty() ? null : line;
          });
    }
  }

  /** Other contracts are in force: no claim is what it was. */
  void sortAnew() {
    lines.values().forEach(line -> unsorted.addAll(line.tickets()));
    lines.clear();
    claims.clear();
  }

  /**
   * Puts leads in line, the oldest first.
   *
   * @param claimOf looks at a lead
   * @param most leads to look at
   * @return whether all that are not left alone are in line now
   */
  boolean sort(Instant now, Function<String, Claim> claimOf, int most) {
    while (!leftAlone.isEmpty() && !leftAlone.getFirst().notBefore().isAfter(now)) {
      unsorted.add(leftAlone.removeFirst());
    }
    for (int looked = 0; looked < most && !unsorted.isEmpty(); looked++) {
      Ticket ticket = unsorted.removeFirst();
      Claim claim = claimOf.apply(ticket.leadId());
      claims.put(ticket.leadId(), claim);
      lines
          .computeIfAbsent(claim, _ -> new Line(claim, new TreeSet<>(Ticket.BY_AGE)))
          .tickets()
          .add(ticket);
    }
    return unsorted.isEmpty();
  }

  /**
   * When the next of those that are left alone is not any more, or {@code end} if that is sooner.
   */
  Instant nextEntryBefore(Instant end) {
    return leftAlone.isEmpty() || leftAlone.getFirst().notBefore().isAfter(end)
        ? end
        : leftAlone.getFirst().notBefore();
  }

  /**
   * Gives leads away, the longest waiting first. It looks at the head of each line only: who is not
   * free for one lead of a line is not free for the next, and nobody gets free by it.
   *
   * @param loads who has how many; whoever is given a lead is expected to have it there at once
   * @param most leads to give away
   * @param give gets a lead's id and who is to have it, after the lead has left the room
   * @return whether some may be left that could be given away
   */
  boolean giveAway(Loads loads, Instant now, int most, BiConsumer<String, Choice> give) {
    PriorityQueue<Line> heads =
        new PriorityQueue<>(comparing((Line line) -> line.tickets().first(), Ticket.BY_AGE));
    heads.addAll(lines.values());
    for (int given = 0; !heads.isEmpty(); ) {
      if (given == most) {
        return true;
      }
      Line line = heads.remove();
      Choice choice = line.claim().choose(loads, now).orElse(null);
      if (choice != null) {
        String leadId = line.tickets().first().leadId();
        leave(leadId);
        give.accept(leadId, choice);
        given++;
        if (!line.tickets().isEmpty()) {
          heads.add(line);
        }
      }
    }
    return false;
  }

  /** How many wait, by the name of their pool. */
  Map<String, Integer> byPool() {
    Map<String, Integer> waiting = new HashMap<>();
    lines
        .values()
        .forEach(
            line -> waiting.merge(name(line.claim().pool()), line.tickets().size(), Integer::sum));
    waiting.merge(NO_POOL, leftAlone.size() + unsorted.size(), Integer::sum);
    return waiting;
  }

  private static String name(@Nullable Pool pool) {
    return pool == null ? NO_POOL : pool.name();
  }
}
