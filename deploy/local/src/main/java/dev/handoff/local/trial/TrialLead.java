package dev.handoff.local.trial;

import static java.util.stream.Collectors.toMap;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lead of a trial: what it does, what sales does with it, and so what must become of it.
 *
 * @param number from 0
 */
record TrialLead(int number) {
  /** What each lead does. */
  static final int VISITS = 6;

  /** The visit that reaches the threshold of the trial's contract. */
  static final int DECIDING = 5;

  /** Within which the trial's contract promises a first touch. */
  private static final Duration FIRST_TOUCH = Duration.ofSeconds(20);

  private static final String PREFIX = "trial-";
  private static final int POINTS = 10;
  private static final long EMPLOYEES = 80;
  private static final int TOLD_TWICE = 3;

  /** What sales does with an MQL; each of them happens to every third. */
  enum Care {
    ACCEPTED_AND_CALLED,
    ACCEPTED,
    FORGOTTEN
  }

  /**
   * The lead of an id.
   *
   * @throws IllegalArgumentException if it is not of a trial
   */
  static TrialLead of(String id) {
    if (!id.startsWith(PREFIX)) {
      throw new IllegalArgumentException(id);
    }
    return new TrialLead(Integer.parseInt(id.substring(PREFIX.length())));
  }

  String id() {
    return "%s%06d".formatted(PREFIX, number);
  }

  Care care() {
    return Care.values()[number % Care.values().length];
  }

  LeadProfile profile(Instant at) {
    return LeadProfile.newBuilder()
        .setEventId(id() + "/profile")
        .setLeadId(id())
        .setOccurredAt(at)
        .setSource("trial")
        .setCompany(CompanyAttributes.newBuilder().setEmployees(EMPLOYEES).build())
        .build();
  }

  /** One of its visits, from 1 to {@value #VISITS}. */
  EngagementRecorded visit(int which, Instant at) {
    return EngagementRecorded.newBuilder()
        .setEventId(id() + "/visit-" + which)
        .setLeadId(id())
        .setOccurredAt(at)
        .setType("page_viewed")
        .setPath("/")
        .build();
  }

  /** Whoever tells of visits tells of some twice, as every webhook does now and then. */
  boolean isToldTwice(int which) {
    return which % TOLD_TWICE == 0;
  }

  /** Records of visits that are sent for a lead. */
  static int told() {
    return VISITS + VISITS / TOLD_TWICE;
  }

  /** Its points in the end, when every visit has counted once. */
  static double points() {
    return VISITS * POINTS;
  }

  /** How often each thing happened to it in the end, by the transition's name. */
  Map<String, Integer> steps() {
    var steps =
        switch (care()) {
          case ACCEPTED_AND_CALLED -> Stream.of("MQL_RAISED", "ACCEPTED", "TOUCH_RECORDED");
          case ACCEPTED -> Stream.of("MQL_RAISED", "ACCEPTED");
          case FORGOTTEN -> Stream.of("MQL_RAISED");
        };
    return steps.collect(toMap(step -> step, _ -> 1));
  }

  /** Decisions that sales takes about it. */
  int decisions() {
    return steps().size() - 1;
  }

  /**
   * Whether the promise of a first touch is broken in the end.
   *
   * @param called how long after the MQL sales called; null where it did not
   */
  static boolean isBreached(@Nullable Duration called) {
    return called == null || called.compareTo(FIRST_TOUCH) > 0;
  }
}
