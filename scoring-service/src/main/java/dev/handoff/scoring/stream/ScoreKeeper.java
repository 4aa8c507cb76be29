package dev.handoff.scoring.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.message.Cause;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.state.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps each lead's scorecard, asks what it is worth, and forwards a score that looks different.
 */
final class ScoreKeeper implements Processor<String, Object, String, ScoreChanged> {
  static final String LEADS = "leads";
  static final String SEEN = "seen-events";
  static final String SEEN_BY_TIME = "seen-events-by-time";

  private static final Duration MOST_IN_FUTURE = Duration.ofMinutes(5);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final Contracts contracts;
  private final Map<Contract, ScoringRules> ready = new IdentityHashMap<>();

  // Set by init, which Kafka Streams calls before the first record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, ScoreChanged> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, LeadState> leads;

  @SuppressWarnings("NullAway.Init")
  private SeenEvents seen;

  ScoreKeeper(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public void init(ProcessorContext<String, ScoreChanged> context) {
    this.context = context;
    leads = context.getStateStore(LEADS);
    seen = new SeenEvents(context.getStateStore(SEEN), context.getStateStore(SEEN_BY_TIME));
    context.schedule(
        FORGET_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> seen.forget(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, Object> record) {
    switch (record.value()) {
      case EngagementRecorded event -> act(record, event);
      case LeadProfile profile -> profile(record, profile);
      case null -> erased(record);
      default -> throw new IllegalStateException("no source reads " + record.value().getClass());
    }
  }

  private void act(Record<String, Object> record, EngagementRecorded event) {
    check(record, event.getLeadId(), event.getEventId(), event.getOccurredAt());
    if (!seen.isNew(record.key(), event.getEventId())) {
      return;
    }
    KeptLead lead = kept(record.key()).until(time(record));
    ScoringRules rules = rulesFor(lead);
    KeptLead after = lead.with(lead.card().with(Messages.act(event), rules));
    forward(record, after, rules, Cause.ENGAGEMENT, event.getEventId());
    // Last of all: what became a dead letter on the way was not seen, and can be sent again.
    seen.remember(record.key(), event.getEventId(), now());
  }

  private void profile(Record<String, Object> record, LeadProfile profile) {
    check(record, profile.getLeadId(), profile.getEventId(), profile.getOccurredAt());
    KeptLead lead = kept(record.key()).until(time(record));
    KeptLead after = lead.with(lead.card().with(Messages.profile(profile)));
    forward(record, after, rulesFor(after), Cause.PROFILE, profile.getEventId());
  }

  private void erased(Record<String, Object> record) {
    if (record.key() == null || leads.get(record.key()) == null) {
      return;
    }
    KeptLead lead = kept(record.key()).until(time(record));
    Scorecard card = lead.card().withoutProfile();
    KeptLead after = lead.with(card);
    forward(record, after, rulesFor(after), Cause.PROFILE, "erased@" + record.timestamp());
  }

  private void forward(
      Record<String, Object> record,
      KeptLead lead,
      ScoringRules rules,
      Cause cause,
      String causedBy) {
    LeadScore score = rules.score(lead.card(), lead.asOf());
    String face = digest(score.face());
    if (face.equals(lead.shownFace())) {
      leads.put(record.key(), LeadStates.state(lead));
      return;
    }
    ScoreChanged changed = Messages.scoreChanged(record.key(), lead, score, cause, causedBy);
    leads.put(record.key(), LeadStates.state(lead.shown(score.total(), face)));
    context.forward(
        new Record<>(record.key(), changed, score.at().toEpochMilli(), record.headers()));
  }

  /** Two scores that look alike have the same digest; 122 bits of MD5 make a mistake unheard of. */
  private static String digest(String face) {
    return UUID.nameUUIDFromBytes(face.getBytes(UTF_8)).toString();
  }

  private static void check(
      Record<String, Object> record, String leadId, String eventId, Instant occurredAt) {
    if (leadId.isBlank() || eventId.isBlank()) {
      throw new ImpossibleRecord("Expected a leadId and an eventId, but one of them is empty");
    }
    if (!leadId.equals(record.key())) {
      throw new ImpossibleRecord(
          "Expected the record's key to be its leadId, so that a lead's records keep their order,"
              + " but they differ");
    }
    if (occurredAt.isAfter(time(record).plus(MOST_IN_FUTURE))) {
      throw new ImpossibleRecord(
          "Expected an event of at most %d minutes in the future, but event %s claims to have occurred at %s and was written at %s"
              .formatted(MOST_IN_FUTURE.toMinutes(), eventId, occurredAt, time(record)));
    }
  }

  private ScoringRules rulesFor(KeptLead lead) {
    Contract contract = contracts.governing(lead.card().profile().contract(), lead.asOf());
    return ready.computeIfAbsent(contract, ScoringRules::new);
  }

  private KeptLead kept(String leadId) {
    LeadState state = leads.get(leadId);
    return state == null ? KeptLead.NEW : LeadStates.lead(state);
  }

  private static Instant time(Record<String, Object> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
