package dev.handoff.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an MQL that nobody has.
 *
 * @param namedAccountOwnerFirst whether a company's named account owner gets its leads
 * @param pools the first whose condition holds for a lead is the lead's
 */
public record AssignmentTerms(boolean namedAccountOwnerFirst, List<Pool> pools) {

  /** Those of a contract that does not speak of it: nobody is assigned automatically. */
  public static final AssignmentTerms NOBODY = new AssignmentTerms(false, List.of());

  /**
   * Reps who share leads.
   *
   * @param name in reasons, reports and with each assignment
   * @param when which leads, by who they are; a condition whose attributes are missing does not
   *     hold
   * @param atMost open leads a rep, from 1, where the rep says nothing else; null for no limit
   * @param reps at least one, none twice; the order decides last
   */
  public record Pool(String name, Condition when, @Nullable Integer atMost, List<Rep> reps) {

    /** Open leads that a rep may have to get one more from this pool; null for any number. */
    public @Nullable Integer atMost(Rep rep) {
      return rep.atMost() == null ? atMost : rep.atMost();
    }
  }

  /**
   * One rep of a pool.
   *
   * @param name as decisions name the rep: the address or name
   * @param atMost open leads, from 1; null for what the pool says
   * @param daysOff when the rep gets nothing
   * @param zone where these days are
   */
  public record Rep(String name, @Nullable Integer atMost, List<DaysOff> daysOff, ZoneId zone) {

    /** Whether it is a day off where the rep is. */
    public boolean isOffAt(Instant instant) {
      var today = LocalDate.ofInstant(instant, zone);
      return daysOff.stream().anyMatch(days -> days.include(today));
    }
  }

  /** Days from the first to the last, both included. */
  public record DaysOff(LocalDate first, LocalDate last) {
    boolean include(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    /** As a contract writes it. */
    @Override
    public String toString() {
      return first.equals(last) ? first.toString() : first + ".." + last;
    }
  }
}
