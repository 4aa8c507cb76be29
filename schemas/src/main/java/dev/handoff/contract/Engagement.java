package dev.handoff.contract;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's acts are worth. Ignore rules are indexed by event type once, so that an event meets
 * only those that can match it.
 */
public final class Engagement {

  private final List<IgnoreRule> ignore;
  private final List<PointRule> points;
  private final List<HighIntentRule> highIntent;
  private final Map<String, List<IgnoreRule>> ignoreByType;

  /**
   * @param ignore acts that are kept and counted but never scored, such as a scanner's clicks
   * @param points rules that give points
   * @param highIntent triggers that make an MQL without the threshold
   */
  public Engagement(
      List<IgnoreRule> ignore, List<PointRule> points, List<HighIntentRule> highIntent) {
    this.ignore = List.copyOf(ignore);
    this.points = List.copyOf(points);
    this.highIntent = List.copyOf(highIntent);
    this.ignoreByType = ignore.stream().collect(groupingBy(EventRule::on));
  }

  /** All ignore rules, in the contract's order. */
  public List<IgnoreRule> ignore() {
    return ignore;
  }

  /** All rules that give points, in the contract's order. */
  public List<PointRule> points() {
    return points;
  }

  /** All triggers, in the contract's order. */
  public List<HighIntentRule> highIntent() {
    return highIntent;
  }

  /** The ignore rules that look at events of a type. */
  public List<IgnoreRule> ignoreOn(String eventType) {
    return ignoreByType.getOrDefault(eventType, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Engagement that
        && ignore.equals(that.ignore)
        && points.equals(that.points)
        && highIntent.equals(that.highIntent);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ignore, points, highIntent);
  }

  @Override
  public String toString() {
    return "Engagement[ignore=%s, points=%s, highIntent=%s]".formatted(ignore, points, highIntent);
  }

  /** What all rules over events have in common: a name, one event type and a condition on it. */
  public sealed interface EventRule permits IgnoreRule, PointRule, HighIntentRule {
    /** Its name in reasons and reports. */
    String name();

    /** The event type that it looks at. */
    String on();

    /** What must hold of the event; {@link Condition#ALWAYS} where the contract says nothing. */
    Condition when();

    /**
     * The acts that it looks at, as a text: two rules with the same text look at the same acts, so
     * that what is kept of them for one serves the other.
     */
    default String acts() {
      return on() + " if " + when().source();
    }
  }

  /** Acts that are never scored. */
  public record IgnoreRule(String name, String on, Condition when) implements EventRule {}

  /**
   * Points for an act.
   *
   * @param points points of either sign for each event
   * @param cap greatest size of the rule's contribution in either sign, above 0; null for none
   * @param halfLife time in which an event loses half of its points; null for no decay
   * @param expiresAfter age from which an event no longer counts; null for never. Needs a cap, so
   *     that a lead's state stays bounded; excludes a half-life
   */
  public record PointRule(
      String name,
      String on,
      Condition when,
      double points,
      @Nullable Double cap,
      @Nullable Duration halfLife,
      @Nullable Duration expiresAfter)
      implements EventRule {
    private static final int LEAST_KEPT = 50;
    private static final int MOST_KEPT = 10_000;

    /**
     * How many of the newest matching acts a lead's state keeps the times of: as many as reach the
     * cap of a rule whose events expire, and at least 50, so that a later version of the contract
     * can judge them by another half-life, expiry or cap.
     */
    public int kept() {
      return expiresAfter == null || cap == null || points == 0
          ? LEAST_KEPT
          : (int) Math.clamp(Math.ceil(cap / Math.abs(points)), LEAST_KEPT, MOST_KEPT);
    }
  }

  /**
   * An act, or a repeated act, that says “call me”.
   *
   * @param slaClass the class of promise that it calls for
   * @param atLeast how many matching events it takes, from 1
   * @param within the window that they must lie in; null for no window, which needs {@code atLeast}
   *     events from then on until the next recycle
   */
  public record HighIntentRule(
      String name,
      String on,
      Condition when,
      String slaClass,
      int atLeast,
      @Nullable Duration within)
      implements EventRule {
    private static final int LEAST_KEPT = 10;

    /**
     * How many of the newest matching acts a lead's state keeps: as many as it takes, and at least
     * 10, so that a later version of the contract may ask for more.
     */
    public int kept() {
      return Math.max(atLeast, LEAST_KEPT);
    }
  }
}
