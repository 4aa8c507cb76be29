package dev.handoff.scoring.desk;

import dev.handoff.contract.Format;
import dev.handoff.contract.Node;
import dev.handoff.desk.MessageFields;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.stream.Messages;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads who a lead is and what it did from JSON. Both become the messages that the topology would
 * read, and from there on go its way.
 */
final class LeadReader {
  private static final int MOST_EVENTS = 1_000;
  private static final String NOBODY = "preview";

  private static final MessageFields EVENT =
      new MessageFields(
          EngagementRecorded.getClassSchema(),
          List.of("id", "type", "occurredAt"),
          List.of("eventId", "leadId"));
  private static final MessageFields PROFILE =
      new MessageFields(
          LeadProfile.getClassSchema(),
          List.of("lead", "company", "contract"),
          List.of("eventId", "leadId", "occurredAt", "anonymousId", "source"));
  private static final MessageFields LEAD =
      new MessageFields(LeadAttributes.getClassSchema(), List.of(), List.of());
  private static final MessageFields COMPANY =
      new MessageFields(CompanyAttributes.getClassSchema(), List.of(), List.of());

  private LeadReader() {}

  /** What is known of the lead at an instant; nothing where nothing stands. */
  static Profile profile(Node place, Instant asOf) {
    Node node = PROFILE.in(place);
    LeadProfile profile =
        LeadProfile.newBuilder()
            .setEventId(NOBODY)
            .setLeadId(NOBODY)
            .setOccurredAt(asOf)
            .setContract(node.find("contract", Format.NAME))
            .setLead(LEAD.fill(LeadAttributes.newBuilder().build(), LEAD.in(node.at("lead"))))
            .setCompany(
                COMPANY.fill(
                    CompanyAttributes.newBuilder().build(), COMPANY.in(node.at("company"))))
            .build();
    return Messages.profile(PROFILE.fill(profile, node));
  }

  /**
   * What the lead did. Each id counts once, as it does on the bus.
   *
   * @param root has the events
   * @param at when the score is taken; empty where that was not understood
   */
  static List<Act> acts(Node root, Optional<Instant> at) {
    Map<String, Act> acts = new LinkedHashMap<>();
    for (Node node : root.list("events", MOST_EVENTS)) {
      Act act = Messages.act(event(node));
      acts.putIfAbsent(act.eventId(), act);
      if (at.isPresent() && Act.isAhead(act.occurredAt(), at.get())) {
        node.at("occurredAt")
            .refuse(
                "expected an instant at most %d minutes after at, %s, but found %s"
                    .formatted(Act.MOST_AHEAD.toMinutes(), at.get(), act.occurredAt()));
      }
    }
    return List.copyOf(acts.values());
  }

  private static EngagementRecorded event(Node place) {
    Node node = EVENT.in(place);
    EngagementRecorded event =
        EngagementRecorded.newBuilder()
            .setEventId(node.need("id", MessageFields.WORD))
            .setLeadId(NOBODY)
            .setType(node.need("type", MessageFields.WORD))
            .setOccurredAt(node.need("occurredAt", MessageFields.INSTANT))
            .build();
    return EVENT.fill(event, node);
  }
}
