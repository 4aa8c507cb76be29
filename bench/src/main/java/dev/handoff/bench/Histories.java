package dev.handoff.bench;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Leads with something behind them, and what they do next. */
final class Histories {
  static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

  private static final Duration SPAN = Duration.ofDays(120);
  private static final int LEADS = 256;

  /** A prime, so that in the course of time every act meets every lead. */
  private static final int ACTS = 4093;

  private Histories() {}

  /** Leads of different profiles, each with so many acts in the last 120 days. */
  static Scorecard[] cards(int acts, ScoringRules rules) {
    return IntStream.range(0, LEADS)
        .parallel()
        .mapToObj(lead -> card(lead, acts, rules))
        .toArray(Scorecard[]::new);
  }

  private static Scorecard card(int lead, int acts, ScoringRules rules) {
    SplittableRandom random = new SplittableRandom(lead);
    Crowd crowd = new Crowd(random);
    String id = "lead-" + lead;
    Scorecard card = Scorecard.EMPTY.with(profile(crowd.profile(id, NOW.minus(SPAN)))).under(rules);
    for (int i = 0; i < acts; i++) {
      card = card.with(act(crowd.act(id, past(random))), rules);
    }
    return card;
  }

  private static Instant past(SplittableRandom random) {
    return NOW.minusMillis(random.nextLong(1, SPAN.toMillis()));
  }

  /** What happens next: acts of this minute. */
  static Act[] nextActs() {
    SplittableRandom random = new SplittableRandom(-1);
    Crowd crowd = new Crowd(random);
    return IntStream.range(0, ACTS)
        .mapToObj(i -> act(crowd.act("lead", NOW.minusMillis(random.nextLong(60_000)))))
        .toArray(Act[]::new);
  }

  private static Act act(EngagementRecorded event) {
    return new Act(
        event.getEventId(),
        event.getType(),
        event.getOccurredAt(),
        known(event, event.getProperties()));
  }

  private static Profile profile(LeadProfile profile) {
    return new Profile(
        profile.getOccurredAt(),
        profile.getEmail(),
        profile.getAnonymousId(),
        profile.getContract(),
        known(profile.getLead(), Map.of()),
        known(profile.getCompany(), Map.of()));
  }

  private static Map<String, Object> known(
      @Nullable SpecificRecord message, Map<String, Object> free) {
    if (message == null) {
      return Map.of();
    }
    Map<String, Object> known = new HashMap<>(free);
    for (Schema.Field field : message.getSchema().getFields()) {
      Object value = message.get(field.pos());
      if (value != null && value != free) {
        known.put(field.name(), value);
      }
    }
    return Map.copyOf(known);
  }
}
