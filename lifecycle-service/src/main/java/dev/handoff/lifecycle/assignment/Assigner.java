package dev.handoff.lifecycle.assignment;

import dev.handoff.contract.AssignmentTerms;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.Contracts.InForce;
import dev.handoff.contract.Facts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.lifecycle.assignment.Claim.Choice;
import dev.handoff.lifecycle.assignment.OpenLead.Offered;
import dev.handoff.lifecycle.assignment.OpenLead.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives MQLs that nobody has to reps. It hears what happens to leads, and is asked again and again
 * who gets what.
 */
public final class Assigner {

  /** Leads a look. More than that are left to the next one, so that news get their turn. */
  static final int LEADS_A_LOOK = 1_000;

  private final Contracts contracts;
  private final OpenLeads leads;
  private final Loads loads;
  private final WaitingRoom room = new WaitingRoom();
  private @Nullable InForce inForce;

  /** A look before this would see what the last one saw. */
  private Instant lookAgain = Instant.MIN;

  /**
   * @param contracts where the pools are written
   * @param leads what is known of them; nobody else changes it
   */
  public Assigner(Contracts contracts, OpenLeads leads) {
    this.contracts = contracts;
    this.leads = leads;
    this.loads = new Loads(leads.turns());
    leads.forEach(lead -> note(null, lead));
  }

  /**
   * Takes note of something that happened to a lead.
   *
   * @param now what time it is
   */
  public void hear(News news, Instant now) {
    OpenLead before = leads.find(news.leadId());
    OpenLead after = OpenLead.after(before, news, now);
    if (!Objects.equals(before, after)) {
      change(news.leadId(), before, after);
    }
  }

  private void change(String leadId, @Nullable OpenLead before, @Nullable OpenLead after) {
    leads.keep(leadId, after);
    room.leave(leadId);
    note(before, after);
    lookAgain = Instant.MIN;
  }

  private void note(@Nullable OpenLead before, @Nullable OpenLead after) {
    loads.moved(before, after);
    if (after instanceof Waiting lead && lead.facts() != null) {
      room.enter(lead);
    }
  }

  /**
   * Who gets what now, the longest waiting first. What it costs is the leads that are given away or
   * that another contract calls for to be looked at, and not the leads that wait.
   *
   * @param now what time it is; it never goes back
   */
  public List<Assignment> look(Instant now) {
    InForce nowInForce = contracts.inForce(now);
    if (!nowInForce.equals(inForce)) {
      inForce = nowInForce;
      room.sortAnew();
    } else if (now.isBefore(lookAgain)) {
      return List.of();
    }
    List<Assignment> given = new ArrayList<>();
    boolean more =
        !room.sort(now, leadId -> claim(leadId, now), LEADS_A_LOOK)
            || room.giveAway(
                loads, now, LEADS_A_LOOK, (leadId, choice) -> given.add(give(leadId, choice)));
    // Days begin with a minute, wherever on earth.
    Instant nextMinute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    lookAgain = more ? now : room.nextEntryBefore(nextMinute);
    return given;
  }

  private Claim claim(String leadId, Instant now) {
    Waiting lead = waiting(leadId);
    Facts facts = lead.facts();
    return facts == null ? Claim.NOBODYS : Claim.of(terms(lead.contractId(), now), facts);
  }

  private AssignmentTerms terms(String contractId, Instant now) {
    try {
      return contracts.governing(contractId, now).assignment();
    } catch (NoContractInForce none) {
      return AssignmentTerms.NOBODY;
    }
  }

  private Assignment give(String leadId, Choice choice) {
    Waiting lead = waiting(leadId);
    Offered offered = lead.offeredTo(choice.rep());
    change(leadId, lead, offered);
    leads.keepTurn(choice.rep(), loads.turn(choice.rep()));
    return new Assignment(
        offered.commandId(), leadId, lead.revision(), choice.rep(), choice.pool(), choice.reason());
  }

  private Waiting waiting(String leadId) {
    return leads.find(leadId) instanceof Waiting lead ? lead : notWaiting(leadId);
  }

  private static Waiting notWaiting(String leadId) {
    throw new IllegalStateException("Expected lead " + leadId + " to wait, as it is in the room");
  }

  /** How many leads wait, by the name of their pool; {@code none} for those of no pool. */
  public Map<String, Integer> waiting() {
    return room.byPool();
  }
}
