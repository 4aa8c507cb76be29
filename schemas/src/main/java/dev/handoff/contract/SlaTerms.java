package dev.handoff.contract;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is promised, and by when. A document without this section has the default contract's; one
 * that has it promises what it says and no more.
 *
 * @param calendars the calendars that promises run on, by name
 * @param promises what sales promises
 * @param marketing what marketing promises
 * @param findings what of many leads is stated as a finding
 * @param applyToOpen whether a clock that runs when this version takes effect is due as this
 *     version's calendars say; otherwise it stays due when it was
 */
public record SlaTerms(
    Map<String, CalendarTerms> calendars,
    List<Promise> promises,
    List<MarketingPromise> marketing,
    FindingTerms findings,
    boolean applyToOpen) {

  /** The class of promise where neither the MQL nor the contract knows a better one. */
  public static final String STANDARD_CLASS = "standard";

  /** The promise that a human touches the lead in time. */
  public static final String FIRST_TOUCH = "first-touch";

  /**
   * The promise that holds for an MQL: the one for its class, or else the one for every class, or
   * else the one for class {@code standard}.
   *
   * @return empty where the contract promises no such thing
   */
  public Optional<Promise> promise(String name, @Nullable String slaClass) {
    return Stream.of(slaClass, null, STANDARD_CLASS)
        .flatMap(each ->
            promises.stream()
                .filter(p -> p.name().equals(name) && Objects.equals(p.slaClass(), each)))
        .findFirst();
  }

  boolean promises(String name) {
    return promises.stream().anyMatch(promise -> promise.name().equals(name));
  }

  /**
   * When time counts.
   *
   * @param zone where the clock on the wall hangs
   * @param hours open windows by day of the week, ordered, not overlapping; a missing day is closed
   * @param holidays ISO 3166 code of a country or region ({@code US}, {@code DE-BY}) whose public
   *     holidays are closed; null for none
   * @param closed further dates that are closed
   * @param special open windows of single dates, ordered, not overlapping. They hold instead of
   *     whatever else would hold on the date, be it a holiday or closed; none is closed
   */
  public record CalendarTerms(
      ZoneId zone,
      Map<DayOfWeek, List<Window>> hours,
      @Nullable String holidays,
      Set<LocalDate> closed,
      Map<LocalDate, List<Window>> special) {

    /** How long an ordinary week is open, by the clock on the wall. */
    Duration openAWeek() {
      return Duration.ofMinutes(
          hours.values().stream().flatMap(List::stream).mapToLong(Window::minutes).sum());
    }
  }

  /**
   * An open window of a day, half-open.
   *
   * @param fromMinute minute of the day at which it opens, 0 to 1439
   * @param toMinute minute at which it closes, above {@code fromMinute}; 1440 is midnight, more
   *     reaches into the next day
   */
  public record Window(int fromMinute, int toMinute) {
    int minutes() {
      return toMinute - fromMinute;
    }
  }

  /**
   * A promise of sales on each handoff cycle.
   *
   * @param name which one: {@code first-touch}, {@code acceptance} or {@code discovery}
   * @param slaClass the class of MQL that it holds for; null for all
   * @param within how long it may take, in open time of the calendar
   * @param calendar name of the calendar
   * @param warnAt percentages of the way at which to warn, growing, 1 to 99
   * @param escalateAfter open time after the breach at which to escalate, growing
   * @param touchBefore how long before the MQL a touch may lie that keeps it, zero for not at all;
   *     of a first touch only
   * @param pauseWhenAsked whether no time counts while the lead has asked to be called later; not
   *     of a first touch, which such a call keeps
   * @param restartOnReassign whether what is still owed is called off when another rep gets the
   *     lead, and owed afresh from then on; otherwise the other rep owes it by when it was owed
   */
  public record Promise(
      String name,
      @Nullable String slaClass,
      Duration within,
      String calendar,
      List<Integer> warnAt,
      List<Duration> escalateAfter,
      Duration touchBefore,
      boolean pauseWhenAsked,
      boolean restartOnReassign) {}

  /** A promise of marketing over many leads. */
  public sealed interface MarketingPromise {
    /** Its name in alerts and reports. */
    String name();

    /**
     * Enough MQLs must reach a stage.
     *
     * @param of the stage, {@code sal}, {@code sql}, {@code opportunity} or {@code won}
     * @param within how soon after it became an MQL
     * @param atLeast the least share, 0 to 1
     * @param over the rolling window of MQLs that are counted
     * @param minSample fewest MQLs that say anything
     */
    record ConversionFloor(
        String name, String of, Duration within, double atLeast, Duration over, int minSample)
        implements MarketingPromise {}

    /**
     * Enough MQLs must be raised.
     *
     * @param atLeast the least number
     * @param per the period, {@code week}, {@code month} or {@code quarter}
     */
    record Volume(String name, int atLeast, String per) implements MarketingPromise {}
  }
}
