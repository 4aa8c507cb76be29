package dev.handoff.lifecycle.assignment;

import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Refused;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead while it is an MQL or an SAL, as an assigner sees it. */
public sealed interface OpenLead {

  /** An MQL that is older than this when it is heard of belongs to the past. */
  Duration PAST = Duration.ofMinutes(5);

  /** How long an MQL of the past is left alone: what became of it may be on its way. */
  Duration FOR_WHAT_FOLLOWS = Duration.ofMinutes(5);

  /** How long a lead is left alone after an assignment was refused. */
  Duration AFTER_REFUSAL = Duration.ofMinutes(1);

  /** The lead's id. */
  String id();

  /** Whose load it is, or null for nobody's. */
  @Nullable String rep();

  /**
   * Nobody has it.
   *
   * @param contractId the contract that its cycle is under
   * @param revision of the lead
   * @param since when it began to wait
   * @param notBefore until when it is left alone
   * @param tries how often it was offered to somebody
   * @param facts who it is; null until its handoff package is there
   */
  record Waiting(
      String id,
      String cycleId,
      String contractId,
      long revision,
      Instant since,
      Instant notBefore,
      int tries,
      @Nullable Facts facts)
      implements OpenLead {
    @Override
    public @Nullable String rep() {
      return null;
    }

    /** The same lead as it is offered to a rep. */
    Offered offeredTo(String rep) {
      int next = tries + 1;
      return new Offered(with(revision, notBefore, next, facts), rep, commandId(next));
    }

    /** Follows from the lead and the try, so that a replay gives the same one. */
    private String commandId(int nextTry) {
      return "%s%s/%d/%d".formatted(Offered.COMMANDS, cycleId, revision, nextTry);
    }

    private Waiting with(long revision, Instant notBefore, int tries, @Nullable Facts facts) {
      return new Waiting(id, cycleId, contractId, revision, since, notBefore, tries, facts);
    }

    private Waiting later(Stepped step) {
      return with(step.revision(), notBefore, tries, facts);
    }
  }

  /**
   * A rep is to get it, and the lead has not answered yet.
   *
   * @param lead the lead, should it have to wait on
   * @param commandId of the assignment
   */
  record Offered(Waiting lead, String rep, String commandId) implements OpenLead {

    /** How the ids of all assignments begin. */
    public static final String COMMANDS = "assignment/";

    @Override
    public String id() {
      return lead.id();
    }
  }

  /** A rep has it. */
  record Taken(String id, String rep) implements OpenLead {}

  /**
   * What a lead is after something was heard of it.
   *
   * @param before null where it was not open
   * @param now what time it is
   * @return null where it is not open any more
   */
  static @Nullable OpenLead after(@Nullable OpenLead before, News news, Instant now) {
    return switch (news) {
      case Stepped step -> stepped(before, step, now);
      case Introduced(var _, var cycle, var facts) ->
          before instanceof Waiting lead && lead.facts() == null && lead.cycleId().equals(cycle)
              ? lead.with(lead.revision(), lead.notBefore(), lead.tries(), facts)
              : before;
      case Refused(var _, var commandId) ->
          before instanceof Offered(var lead, var _, var asked) && asked.equals(commandId)
              ? lead.with(lead.revision(), now.plus(AFTER_REFUSAL), lead.tries(), lead.facts())
              : before;
    };
  }

  private static @Nullable OpenLead stepped(@Nullable OpenLead before, Stepped step, Instant now) {
    if (step.standing() == Standing.ELSEWHERE) {
      return null;
    }
    if (step.rep() != null) {
      return new Taken(step.leadId(), step.rep());
    }
    return switch (before) {
      case Waiting lead when lead.cycleId().equals(step.cycleId()) -> lead.later(step);
      case Offered(var lead, var rep, var id) when lead.cycleId().equals(step.cycleId()) ->
          new Offered(lead.later(step), rep, id);
      case null, default -> begins(step, now);
    };
  }

  private static Waiting begins(Stepped step, Instant now) {
    boolean past = step.at().plus(PAST).isBefore(now);
    return new Waiting(
        step.leadId(),
        step.cycleId(),
        step.contractId(),
        step.revision(),
        step.at(),
        past ? now.plus(FOR_WHAT_FOLLOWS) : now,
        0,
        step.raised() ? null : Facts.ofProfile(Map.of(), Map.of()));
  }
}
