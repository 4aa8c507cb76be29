package dev.handoff.topic;

import static dev.handoff.topic.Party.ANALYTICS;
import static dev.handoff.topic.Party.CRM;
import static dev.handoff.topic.Party.LIFECYCLE_SERVICE;
import static dev.handoff.topic.Party.MARKETING_TOOLS;
import static dev.handoff.topic.Party.OPERATIONS;
import static dev.handoff.topic.Party.SCORING_SERVICE;
import static dev.handoff.topic.Party.SDR_TOOLS;
import static dev.handoff.topic.Party.SLA_MONITOR_SERVICE;
import static dev.handoff.topic.Retention.days;
import static dev.handoff.topic.Retention.history;
import static dev.handoff.topic.Retention.latest;
import static dev.handoff.topic.Retention.latestBehindHistory;
import static dev.handoff.topic.Retention.latestOfHistory;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.EraseLead;
import dev.handoff.message.FindingStated;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every topic of the system. */
public final class Topics {
  private static final int LEAD_PARTITIONS = 6;
  private static final List<Party> SERVICES =
      Arrays.stream(Party.values()).filter(Party::isService).toList();

  /** What leads did. */
  public static final Topic<EngagementRecorded> ENGAGEMENT =
      byLead(
          "leads.engagement",
          EngagementRecorded.class,
          Set.of(MARKETING_TOOLS, SCORING_SERVICE),
          Set.of(SCORING_SERVICE, ANALYTICS),
          history());

  /** Who leads are. */
  public static final Topic<LeadProfile> PROFILE =
      byLead(
          "leads.profile",
          LeadProfile.class,
          Set.of(CRM, SCORING_SERVICE),
          Set.of(SCORING_SERVICE, ANALYTICS),
          latest());

  /** The agreement itself, keyed by contract id. */
  public static final Topic<ContractPublished> CONTRACT =
      new Topic<>(
          "leads.contract",
          ContractPublished.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.copyOf(SERVICES),
          latest(),
          1);

  /** Scores with their reasons. */
  public static final Topic<ScoreChanged> SCORE_CHANGED =
      byLead(
          "leads.score-changed",
          ScoreChanged.class,
          Set.of(SCORING_SERVICE),
          Set.of(SCORING_SERVICE, LIFECYCLE_SERVICE, ANALYTICS),
          latestOfHistory());

  /** What people in sales want done. */
  public static final Topic<SalesCommand> SALES_COMMAND =
      byLead(
          "leads.sales-command",
          SalesCommand.class,
          Set.of(SDR_TOOLS, CRM, LIFECYCLE_SERVICE),
          Set.of(LIFECYCLE_SERVICE),
          history());

  /** What became of it. */
  public static final Topic<CommandOutcome> COMMAND_OUTCOME =
      byLead(
          "leads.command-outcome",
          CommandOutcome.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.of(SDR_TOOLS, CRM, LIFECYCLE_SERVICE),
          days(7));

  /** Every step of every lead. */
  public static final Topic<LifecycleChanged> LIFECYCLE =
      byLead(
          "leads.lifecycle",
          LifecycleChanged.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.of(SLA_MONITOR_SERVICE, LIFECYCLE_SERVICE, SCORING_SERVICE, ANALYTICS),
          history());

  /** The handoff package, once a cycle. */
  public static final Topic<MqlRaised> MQL_RAISED =
      byLead(
          "leads.mql-raised",
          MqlRaised.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.of(SDR_TOOLS, CRM, LIFECYCLE_SERVICE, SLA_MONITOR_SERVICE, ANALYTICS),
          history());

  /** Promises warned of, broken and kept. */
  public static final Topic<SlaAlert> SLA_ALERT =
      byLead(
          "leads.sla-alert",
          SlaAlert.class,
          Set.of(SLA_MONITOR_SERVICE),
          Set.of(SDR_TOOLS, OPERATIONS, LIFECYCLE_SERVICE, SLA_MONITOR_SERVICE, ANALYTICS),
          history());

  /** What stands out of what many leads did, keyed by contract id. */
  public static final Topic<FindingStated> FINDING =
      new Topic<>(
          "leads.finding",
          FindingStated.class,
          Set.of(SLA_MONITOR_SERVICE),
          Set.of(MARKETING_TOOLS, CRM, OPERATIONS, ANALYTICS),
          history(),
          1);

  /** Whom people want to be forgotten. */
  public static final Topic<EraseLead> ERASURE_COMMAND =
      byLead(
          "leads.erasure-command",
          EraseLead.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.of(LIFECYCLE_SERVICE),
          history());

  /** That somebody was, without saying who; keyed by the digest of the lead's id. */
  public static final Topic<LeadErased> ERASURE =
      byLead(
          "leads.erasure",
          LeadErased.class,
          Set.of(LIFECYCLE_SERVICE),
          Set.of(LIFECYCLE_SERVICE, SLA_MONITOR_SERVICE, CRM, SDR_TOOLS, ANALYTICS),
          latestBehindHistory());

  /** Who was told what, and when. */
  public static final Topic<NoticeRecorded> NOTICE =
      byLead(
          "leads.notice",
          NoticeRecorded.class,
          Set.of(SLA_MONITOR_SERVICE, OPERATIONS),
          Set.of(SLA_MONITOR_SERVICE, OPERATIONS, ANALYTICS),
          days(400));

  /** What is to be told now. */
  public static final Topic<NoticeDue> NOTICE_DUE =
      notices("notice.due", Set.of(SLA_MONITOR_SERVICE, OPERATIONS), SLA_MONITOR_SERVICE);

  /** What could not be told, to be tried again: each waits longer than the one before it. */
  public static final List<Topic<NoticeDue>> NOTICE_RETRIES =
      IntStream.rangeClosed(1, 4)
          .mapToObj(number ->
              notices("notice.retry-" + number, Set.of(SLA_MONITOR_SERVICE), SLA_MONITOR_SERVICE))
          .toList();

  /** What could not be told at all, until somebody puts it back. */
  public static final Topic<NoticeDue> NOTICE_DEAD_LETTER =
      notices("notice.dead-letter", Set.of(SLA_MONITOR_SERVICE), OPERATIONS);

  private static final List<Topic<?>> OF_LEADS =
      List.of(
          ENGAGEMENT,
          PROFILE,
          CONTRACT,
          SCORE_CHANGED,
          SALES_COMMAND,
          COMMAND_OUTCOME,
          LIFECYCLE,
          MQL_RAISED,
          SLA_ALERT,
          FINDING,
          ERASURE_COMMAND,
          ERASURE,
          NOTICE);

  private static final List<Topic<?>> OF_NOTICES =
      Stream.of(List.of(NOTICE_DUE), NOTICE_RETRIES, List.of(NOTICE_DEAD_LETTER))
          .<Topic<?>>flatMap(List::stream)
          .toList();

  private Topics() {}

  /**
   * Where a service puts records that it cannot use, as they came, with where and why in headers.
   */
  public static Topic<byte[]> deadLetterOf(Party service) {
    return new Topic<>(
        service.id() + ".dead-letter",
        byte[].class,
        Set.of(service),
        Set.of(service, OPERATIONS),
        days(30),
        1);
  }

  /** All topics, in the order in which a lead's story passes them, dead letters last. */
  public static List<Topic<?>> all() {
    return Stream.of(
            OF_LEADS.stream(),
            OF_NOTICES.stream(),
            SERVICES.stream().<Topic<?>>map(Topics::deadLetterOf))
        .<Topic<?>>flatMap(topics -> topics)
        .toList();
  }

  /** The topics that a party writes or reads. */
  public static List<Topic<?>> of(Party party) {
    return all().stream().filter(topic -> topic.concerns(party)).toList();
  }

  private static Topic<NoticeDue> notices(String name, Set<Party> writers, Party reader) {
    return byLead(name, NoticeDue.class, writers, Set.of(reader), days(30));
  }

  private static <V> Topic<V> byLead(
      String name, Class<V> type, Set<Party> writers, Set<Party> readers, Retention kept) {
    return new Topic<>(name, type, writers, readers, kept, LEAD_PARTITIONS);
  }
}
