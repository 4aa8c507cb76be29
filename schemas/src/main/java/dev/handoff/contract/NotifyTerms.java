package dev.handoff.contract;

import java.time.Duration;
import java.util.List;

/**
 * Who is told of what. A document without this section tells nobody.
 *
 * @param maxAge age from which something is recorded but no longer told, at most 7 days
 * @param subscriptions who asked to be told
 */
public record NotifyTerms(Duration maxAge, List<Subscription> subscriptions) {

  /** What a contract has that does not say it. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofHours(24);

  /** How somebody is told. */
  public enum Channel {
    WEBHOOK,
    SLACK,
    PAGERDUTY
  }

  /** What somebody is told of. */
  public enum About {
    /** A lead that became an MQL. */
    MQL,
    /** What became of a promise. */
    ALERT
  }

  /**
   * Somebody who asked to be told.
   *
   * @param name tells it from the other subscriptions, and is part of each notice's id
   * @param about what it looks at
   * @param when which of these it is told of
   * @param channel how it is told
   * @param credential name under which the operator keeps address and key; never the secret itself
   */
  public record Subscription(
      String name, About about, Condition when, Channel channel, String credential) {}
}
