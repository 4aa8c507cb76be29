package dev.handoff.scoring.stream;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Told;
import dev.handoff.scoring.score.Told.Did;
import dev.handoff.scoring.score.Told.Is;
import dev.handoff.scoring.score.Told.Recycled;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A piece of a lead's history, and when its record was written. */
record Piece(Told told, Instant written) {

  void tell(TopologyHarness scoring, String leadId) {
    switch (told) {
      case Did(var act, _) ->
          scoring.pipe(Topics.ENGAGEMENT, leadId, engagement(leadId, act), written);
      case Is(var profile) ->
          scoring.pipe(Topics.PROFILE, leadId, profile(leadId, profile), written);
      case Recycled(var at, var resets) ->
          scoring.pipe(Topics.LIFECYCLE, leadId, recycled(leadId, at, resets), written);
    }
  }

  private static EngagementRecorded engagement(String leadId, Act act) {
    Map<String, Object> free = new HashMap<>(act.attributes());
    return EngagementRecorded.newBuilder()
        .setEventId(act.eventId())
        .setLeadId(leadId)
        .setOccurredAt(act.occurredAt())
        .setType(act.type())
        .setPath((String) free.remove("path"))
        .setTopic((String) free.remove("topic"))
        .setSource((String) free.remove("source"))
        .setProperties(free)
        .build();
  }

  private static LeadProfile profile(String leadId, Profile profile) {
    Map<String, Object> lead = profile.lead();
    Map<String, Object> company = profile.company();
    return LeadProfile.newBuilder()
        .setEventId("profile@" + profile.asOf())
        .setLeadId(leadId)
        .setOccurredAt(profile.asOf())
        .setEmail(profile.email())
        .setContract(profile.contract())
        .setLead(
            LeadAttributes.newBuilder()
                .setSeniority((String) lead.get("seniority"))
                .setJobTitle((String) lead.get("jobTitle"))
                .build())
        .setCompany(
            CompanyAttributes.newBuilder()
                .setEmployees((Long) company.get("employees"))
                .setIndustry((String) company.get("industry"))
                .setCountry((String) company.get("country"))
                .setDomain((String) company.get("domain"))
                .build())
        .build();
  }

  private static LifecycleChanged recycled(String leadId, Instant at, boolean resets) {
    return LifecycleChanged.newBuilder()
        .setEventId("recycled@" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setTransition(Transition.RECYCLED)
        .setFrom(Stage.SAL)
        .setTo(Stage.RECYCLED)
        .setCycleId(leadId + "/1")
        .setCycleNumber(1)
        .setRevision(1)
        .setContractId(resets ? RandomContracts.RESETS : RandomContracts.KEEPS)
        .setContractVersion(1)
        .build();
  }
}
