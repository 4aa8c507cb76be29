package dev.handoff.metric;

import static dev.handoff.metric.Metric.bounds;
import static dev.handoff.metric.Metric.counter;
import static dev.handoff.metric.Metric.gauge;
import static dev.handoff.metric.Metric.histogram;
import static dev.handoff.metric.Metric.seconds;
import static dev.handoff.topic.Party.LIFECYCLE_SERVICE;
import static dev.handoff.topic.Party.SCORING_SERVICE;
import static dev.handoff.topic.Party.SLA_MONITOR_SERVICE;

import dev.handoff.topic.Party;
import java.util.List;
import java.util.stream.Stream;

/** Every metric of the system. */
public final class Metrics {
  private static final Party[] ALL = {SCORING_SERVICE, LIFECYCLE_SERVICE, SLA_MONITOR_SERVICE};

  /** Acts, as they came. */
  public static final Metric EVENTS =
      counter("handoff.events", "Acts of leads on leads.engagement, by what was done and whence")
          .by("type", "source")
          .of(SCORING_SERVICE)
          .onceCommitted();

  /** Scores, as they went out. */
  public static final Metric SCORES =
      counter("handoff.scores", "Scores that were emitted, by what made scoring look")
          .by("cause", "fit", "qualifies")
          .of(SCORING_SERVICE)
          .onceCommitted();

  /** How high scores are. */
  public static final Metric SCORE_POINTS =
      histogram(
              "handoff.score",
              bounds(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 150),
              "Totals of the scores that were emitted")
          .in("points")
          .of(SCORING_SERVICE)
          .onceCommitted();

  /** Leads that were judged anew. */
  public static final Metric RESCORED =
      counter("handoff.rescored.leads", "Leads that were judged anew though they did nothing")
          .by("cause")
          .of(SCORING_SERVICE);

  /** How far that is. */
  public static final Metric RESCORING_PROGRESS =
      gauge(
              "handoff.rescoring.progress.ratio",
              "Share of a partition's leads that are judged by the contracts in force, 0 to 1;"
                  + " an estimate on the way")
          .by("partition")
          .of(SCORING_SERVICE);

  /** MQLs, as they were raised. */
  public static final Metric MQLS =
      counter("handoff.mqls", "MQLs that were raised")
          .by("source", "segment", "class", "contract", "version")
          .of(LIFECYCLE_SERVICE)
          .onceCommitted();

  /** Steps of leads. */
  public static final Metric TRANSITIONS =
      counter("handoff.transitions", "Steps of leads, by the stage that they were taken from")
          .by("transition", "from")
          .of(LIFECYCLE_SERVICE)
          .onceCommitted();

  /** What people decided. */
  public static final Metric DECISIONS =
      counter(
              "handoff.decisions",
              "Decisions of people about leads; reps are told apart up to HANDOFF_METRICS_REPS")
          .by("kind", "reason", "rep")
          .of(LIFECYCLE_SERVICE)
          .onceCommitted();

  /** What became of commands. */
  public static final Metric COMMANDS =
      counter("handoff.commands", "Commands that were answered")
          .by("verdict")
          .of(LIFECYCLE_SERVICE)
          .onceCommitted();

  /** Why commands were refused. */
  public static final Metric REFUSALS =
      counter("handoff.refusals", "Commands that were refused, by the kind of refusal")
          .by("kind")
          .of(LIFECYCLE_SERVICE)
          .onceCommitted();

  /** Leads that nobody has. */
  public static final Metric ASSIGNMENT_WAITING =
      gauge(
              "handoff.assignment.waiting",
              "MQLs that nobody has, by the pool that they wait for; on the instance that assigns")
          .by("pool")
          .of(LIFECYCLE_SERVICE);

  /** How far the read side is. */
  public static final Metric LEDGER_DELAY =
      gauge(
              "handoff.ledger.delay",
              "How far the newest record that the ledger holds lies behind; 0 where all are"
                  + " written")
          .in("seconds")
          .of(LIFECYCLE_SERVICE);

  /** What went into it. */
  public static final Metric LEDGER_RECORDS =
      counter("handoff.ledger.records", "Records that were written to the ledger")
          .by("topic")
          .of(LIFECYCLE_SERVICE);

  /** What was said of promises. */
  public static final Metric PROMISE_ALERTS =
      counter("handoff.promise.alerts", "What was said of promises; a broken one is breached")
          .by("promise", "kind")
          .of(SLA_MONITOR_SERVICE);

  /** How long it took to keep them. */
  public static final Metric PROMISE_DONE_AFTER =
      histogram(
              "handoff.promise.done.after",
              seconds(
                  "PT5M", "PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "P1D", "P2D", "P4D",
                  "P7D"),
              "Time from the start of a clock until what was promised was done, in time or not")
          .in("seconds")
          .by("promise", "class", "segment")
          .of(SLA_MONITOR_SERVICE);

  /** How late the monitor is. */
  public static final Metric DETECTION_LAG =
      histogram(
              "handoff.detection.lag",
              bounds(0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 60, 600, 3_600, 86_400),
              "Time from when a warning, breach or escalation was due until it was seen")
          .in("seconds")
          .by("promise")
          .of(SLA_MONITOR_SERVICE);

  /** Clocks. */
  public static final Metric OPEN_CLOCKS =
      gauge("handoff.open.clocks", "Clocks that run, or are broken and not made good")
          .by("partition")
          .of(SLA_MONITOR_SERVICE);

  /** What stands out of what many leads did. */
  public static final Metric FINDINGS =
      counter(
              "handoff.findings",
              "Findings that were stated, by their kind; on the instance that judges")
          .by("kind")
          .of(SLA_MONITOR_SERVICE);

  /** Webhooks, Slack and PagerDuty. */
  public static final Metric NOTICE_DELIVERIES =
      counter("handoff.notice.deliveries", "What became of notices, each attempt counted")
          .by("channel", "outcome")
          .of(SLA_MONITOR_SERVICE);

  /** How quick they are. */
  public static final Metric NOTICE_DELAY =
      histogram(
              "handoff.notice.delay",
              seconds("PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT5S", "PT1M", "PT15M", "PT2H"),
              "From the record of what happened until the receiver took the notice")
          .in("seconds")
          .by("channel")
          .of(SLA_MONITOR_SERVICE);

  /** What nobody took. */
  public static final Metric NOTICE_DEAD_LETTERS =
      gauge(
              "handoff.notice.dead.letters",
              "Notices of the last 30 days that were given up and not put back")
          .of(SLA_MONITOR_SERVICE);

  /** Whether a service works. */
  public static final Metric TOPOLOGY_RUNNING =
      gauge("handoff.topology.running", "1 while the topology runs, 0 while it does not").of(ALL);

  /** How far it is. */
  public static final Metric TOPOLOGY_LAG =
      gauge(
              "handoff.topology.lag",
              "Records that the topology has yet to read, of the partitions that this instance has")
          .in("records")
          .by("topic")
          .of(ALL);

  /** What could not be used. */
  public static final Metric DEAD_LETTERS =
      counter("handoff.dead.letters", "Records that could not be used, by the topic they came from")
          .by("topic", "exception")
          .of(ALL)
          .onceCommitted();

  /** Who was not let in, or asked too much. */
  public static final Metric REQUESTS_REFUSED =
      counter(
              "handoff.requests.refused",
              "Requests over HTTP that were refused before anything was decided")
          .by("reason")
          .of(ALL);

  /** Which version a service goes by. */
  public static final Metric CONTRACT_VERSION =
      gauge("handoff.contract.version", "The version of a contract that is in force")
          .by("contract")
          .of(ALL);

  /** When it is to be looked at. */
  public static final Metric CONTRACT_REVIEW_BY =
      gauge(
              "handoff.contract.review.by.timestamp",
              "The day by which both sides review the contract in force: its start in UTC,"
                  + " seconds since 1970; NaN where they named none")
          .in("seconds")
          .by("contract")
          .of(ALL);

  /** What marketing promised. */
  public static final Metric CONTRACT_CONVERSION_FLOOR =
      gauge(
              "handoff.contract.conversion.floor.ratio",
              "The least share of MQLs that is to become SQL, as the contract in force says, 0 to"
                  + " 1; NaN where it says nothing")
          .by("contract")
          .of(ALL);

  private Metrics() {}

  /** All metrics, as a lead's story meets them, what all services show last. */
  public static List<Metric> all() {
    return Stream.of(ofScoring(), ofLifecycle(), ofPromises(), ofEveryService())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Metric> ofScoring() {
    return List.of(EVENTS, SCORES, SCORE_POINTS, RESCORED, RESCORING_PROGRESS);
  }

  private static List<Metric> ofLifecycle() {
    return List.of(
        MQLS,
        TRANSITIONS,
        DECISIONS,
        COMMANDS,
        REFUSALS,
        ASSIGNMENT_WAITING,
        LEDGER_DELAY,
        LEDGER_RECORDS);
  }

  private static List<Metric> ofPromises() {
    return List.of(
        PROMISE_ALERTS,
        PROMISE_DONE_AFTER,
        DETECTION_LAG,
        OPEN_CLOCKS,
        FINDINGS,
        NOTICE_DELIVERIES,
        NOTICE_DELAY,
        NOTICE_DEAD_LETTERS);
  }

  private static List<Metric> ofEveryService() {
    return List.of(
        TOPOLOGY_RUNNING,
        TOPOLOGY_LAG,
        DEAD_LETTERS,
        REQUESTS_REFUSED,
        CONTRACT_VERSION,
        CONTRACT_REVIEW_BY,
        CONTRACT_CONVERSION_FLOOR);
  }
}
