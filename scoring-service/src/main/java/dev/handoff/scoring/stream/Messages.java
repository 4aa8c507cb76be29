package dev.handoff.scoring.stream;

import static dev.handoff.contract.Facts.named;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.message.Cause;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.Criterion;
import dev.handoff.message.CriterionStatus;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.FitReason;
import dev.handoff.message.FitStatus;
import dev.handoff.message.HighIntentAct;
import dev.handoff.message.Journey;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.RuleContribution;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Journey.Note;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Between the published messages and the score's own words. Messages that follow from an act are
 * made by their constructors, in the order of the schema's fields: a builder checks every field,
 * and where there is hardly an act that nothing follows from, this is seen.
 */
public final class Messages {
  private static final String FREE_PROPERTIES = "properties";
  private static final String FREE_ATTRIBUTES = "attributes";

  private Messages() {}

  /** What a lead did, as conditions see it. */
  public static Act act(EngagementRecorded event) {
    return new Act(
        event.getEventId(),
        event.getType(),
        event.getOccurredAt(),
        named(event, event.getProperties(), FREE_PROPERTIES));
  }

  /** Who a lead is, as conditions see it. */
  public static Profile profile(LeadProfile message) {
    LeadAttributes lead = message.getLead();
    CompanyAttributes company = message.getCompany();
    Map<String, Object> person =
        lead == null ? new HashMap<>() : named(lead, lead.getAttributes(), FREE_ATTRIBUTES);
    if (message.getEmail() != null) {
      person.put("email", message.getEmail());
    }
    return new Profile(
        message.getOccurredAt(),
        message.getEmail(),
        message.getAnonymousId(),
        message.getContract(),
        person,
        company == null ? Map.of() : named(company, company.getAttributes(), FREE_ATTRIBUTES));
  }

  /**
   * @param flips what would make the lead qualify
   * @param cause what made scoring look again
   * @param causedBy id of the event that did, or null where none did
   */
  static ScoreChanged scoreChanged(
      String leadId,
      KeptLead lead,
      LeadScore score,
      List<String> flips,
      Cause cause,
      @Nullable String causedBy) {
    Profile profile = lead.card().profile();
    boolean whole = score.qualifies();
    return new ScoreChanged(
        eventId(leadId, cause, causedBy, score),
        leadId,
        score.at(),
        cause,
        causedBy,
        score.contractId(),
        score.contractVersion(),
        score(score),
        lead.shownTotal(),
        profile.email(),
        profile.anonymousId(),
        journey(lead.card().journey()),
        whole ? leadAttributes(profile.lead()) : null,
        whole ? companyAttributes(profile.company()) : null,
        flips);
  }

  /** Derived from what caused it, so that a replay gives the same id. */
  private static String eventId(
      String leadId, Cause cause, @Nullable String causedBy, LeadScore score) {
    String name =
        String.join(
            "\n",
            leadId,
            cause.name(),
            causedBy == null ? "" : causedBy,
            score.contractId(),
            Integer.toString(score.contractVersion()),
            Long.toString(score.at().toEpochMilli()));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private static Score score(LeadScore score) {
    boolean qualifies = score.qualifies();
    return new Score(
        FitStatus.valueOf(score.fit().name()),
        each(
            score.criteria(),
            c -> new Criterion(c.name(), CriterionStatus.valueOf(c.outcome().name()), c.values())),
        score.fitPoints(),
        each(score.fitReasons(), r -> new FitReason(r.name(), r.points())),
        score.engagementPoints(),
        each(
            score.contributions(),
            c -> new RuleContribution(c.rule(), c.raw(), c.decayed(), c.counted())),
        score.total(),
        score.threshold(),
        each(
            score.highIntent(),
            h -> new HighIntentAct(h.name(), h.slaClass(), h.occurredAt(), h.eventIds())),
        score.disqualifiers(),
        qualifies,
        qualifies ? score.slaClass() : null);
  }

  private static Journey journey(dev.handoff.scoring.score.Journey journey) {
    Map<String, String> answers = journey.answers().isEmpty() ? Map.of() : new TreeMap<>();
    journey.answers().forEach((question, note) -> answers.put(question, note.value()));
    return new Journey(
        value(journey.source()),
        value(journey.campaign()),
        value(journey.channel()),
        value(journey.partner()),
        each(journey.pages(), Note::value),
        each(journey.topics(), Note::value),
        each(journey.assets(), Note::value),
        answers,
        journey.firstSeenAt(),
        journey.lastSeenAt(),
        journey.acts());
  }

  private static LeadAttributes leadAttributes(Map<String, Object> values) {
    LeadAttributes attributes = LeadAttributes.newBuilder().setAttributes(new TreeMap<>()).build();
    fill(attributes, attributes.getAttributes(), values);
    attributes.getAttributes().remove("email");
    return attributes;
  }

  private static CompanyAttributes companyAttributes(Map<String, Object> values) {
    CompanyAttributes attributes =
        CompanyAttributes.newBuilder().setAttributes(new TreeMap<>()).build();
    fill(attributes, attributes.getAttributes(), values);
    return attributes;
  }

  private static void fill(
      SpecificRecord attributes, Map<String, Object> free, Map<String, Object> values) {
    values.forEach((name, value) -> {
      Schema.Field field = attributes.getSchema().getField(name);
      if (field == null || name.equals(FREE_ATTRIBUTES)) {
        free.put(name, value);
      } else {
        attributes.put(field.pos(), value);
      }
    });
  }

  private static @Nullable String value(@Nullable Note note) {
    return note == null ? null : note.value();
  }

  /** A loop, as every act passes here. */
  static <A, B> List<B> each(List<A> from, Function<A, B> mapping) {
    List<B> to = new ArrayList<>(from.size());
    for (A a : from) {
      to.add(mapping.apply(a));
    }
    return to;
  }
}
