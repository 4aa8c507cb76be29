package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.EventRule;
import dev.handoff.message.EngagementRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what a lead did. */
final class EventMapper {
  private static final int MOST_REPEATS = 1000;

  private EventMapper() {}

  static List<EngagementRecorded> map(
      List<EventRule> rules, String leadId, Map<String, Object> scope, ContentId ids)
      throws Unmappable {
    var events = new ArrayList<EngagementRecorded>();
    for (var rule : rules) {
      var parts = new Parts(rule.path(), rule.parts(), scope);
      if (parts.applies()) {
        var at = parts.at();
        var every = parts.span("every", Duration.ZERO);
        var repeats = repeats(rule, parts);
        for (var repeat = 0; repeat < repeats; repeat++) {
          events.add(event(rule, parts, leadId, at.plus(every.multipliedBy(repeat)), ids));
        }
      }
    }
    return events;
  }

  private static long repeats(EventRule rule, Parts parts) throws Unmappable {
    var repeats = parts.whole("repeat", 1);
    if (repeats < 0 || repeats > MOST_REPEATS) {
      throw new Unmappable(
          "%s.repeat: expected 0 to %d, but found %d"
              .formatted(rule.path(), MOST_REPEATS, repeats));
    }
    return repeats;
  }

  private static EngagementRecorded event(
      EventRule rule, Parts parts, String leadId, Instant at, ContentId ids) throws Unmappable {
    var answers = new TreeMap<String, String>();
    for (var answer : parts.facts(rule.formAnswers()).entrySet()) {
      answers.put(answer.getKey(), String.valueOf(answer.getValue()));
    }
    var properties = parts.facts(rule.properties());
    var event =
        EngagementRecorded.newBuilder()
            .setEventId("")
            .setLeadId(leadId)
            .setOccurredAt(at)
            .setType(rule.type())
            .setEmail(parts.text("email"))
            .setAnonymousId(parts.text("anonymous-id"))
            .setSource(parts.text("source"))
            .setCampaign(parts.text("campaign"))
            .setChannel(parts.text("channel"))
            .setPartner(parts.text("partner"))
            .setPath(parts.text("path"))
            .setAsset(parts.text("asset"))
            .setTopic(parts.text("topic"))
            .setFormAnswers(answers)
            .setProperties(properties);
    var content = new LinkedHashMap<>(parts.said());
    content.put("type", rule.type());
    answers.forEach((key, value) -> content.put("form-answers." + key, value));
    properties.forEach((key, value) -> content.put("properties." + key, value));
    return event.setEventId(ids.of("event", leadId, at, content)).build();
  }
}
