package dev.handoff.scoring.stream;

import static java.util.stream.Collectors.toMap;

import dev.handoff.scoring.score.DecayedSum;
import dev.handoff.scoring.score.Journey;
import dev.handoff.scoring.score.Journey.Note;
import dev.handoff.scoring.score.Newest;
import dev.handoff.scoring.score.Newest.Seen;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.Tally;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.scoring.state.Noted;
import dev.handoff.scoring.state.TallyState;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between a lead in the store and its Avro state. Maps are written in order: same lead, same bytes.
 */
final class LeadStates {
  private LeadStates() {}

  static LeadState state(KeptLead lead) {
    Scorecard card = lead.card();
    Profile profile = card.profile();
    Journey journey = card.journey();
    return LeadState.newBuilder()
        .setAsOf(lead.asOf())
        .setProfileAsOf(profile.asOf())
        .setEmail(profile.email())
        .setAnonymousId(profile.anonymousId())
        .setContract(profile.contract())
        .setLead(new TreeMap<>(profile.lead()))
        .setCompany(new TreeMap<>(profile.company()))
        .setTallies(mapped(card.tallies(), LeadStates::state))
        .setStreaks(mapped(card.streaks(), streak -> noted(streak.events())))
        .setIgnored(card.ignored())
        .setSource(noted(journey.source()))
        .setChannel(noted(journey.channel()))
        .setPartner(noted(journey.partner()))
        .setCampaign(noted(journey.campaign()))
        .setPages(journey.pages().stream().map(LeadStates::state).toList())
        .setTopics(journey.topics().stream().map(LeadStates::state).toList())
        .setAssets(journey.assets().stream().map(LeadStates::state).toList())
        .setAnswers(mapped(journey.answers(), LeadStates::state))
        .setFirstSeenAt(journey.firstSeenAt())
        .setLastSeenAt(journey.lastSeenAt())
        .setActs(journey.acts())
        .setShownTotal(lead.shownTotal())
        .setShownFace(lead.shownFace())
        .build();
  }

  static KeptLead lead(LeadState state) {
    Profile profile =
        new Profile(
            state.getProfileAsOf(),
            state.getEmail(),
            state.getAnonymousId(),
            state.getContract(),
            state.getLead(),
            state.getCompany());
    Scorecard card =
        new Scorecard(
            profile,
            mapped(state.getTallies(), LeadStates::tally),
            mapped(state.getStreaks(), LeadStates::streak),
            journey(state),
            state.getIgnored());
    return new KeptLead(card, state.getAsOf(), state.getShownTotal(), state.getShownFace());
  }

  private static Journey journey(LeadState state) {
    return new Journey(
        note(state.getSource()),
        note(state.getChannel()),
        note(state.getPartner()),
        note(state.getCampaign()),
        notes(state.getPages()),
        notes(state.getTopics()),
        notes(state.getAssets()),
        mapped(state.getAnswers(), noted -> new Note(noted.getValue(), noted.getAt())),
        state.getFirstSeenAt(),
        state.getLastSeenAt(),
        state.getActs());
  }

  private static TallyState state(Tally tally) {
    DecayedSum decayed = tally.decayed();
    return TallyState.newBuilder()
        .setCount(tally.count())
        .setMantissa(
            ByteBuffer.wrap(
                decayed.mantissa().signum() == 0 ? new byte[0] : decayed.mantissa().toByteArray()))
        .setExponent(decayed.exponent())
        .setNewest(tally.newest().events().stream().map(Seen::at).toList())
        .build();
  }

  private static Tally tally(TallyState state) {
    ByteBuffer mantissa = state.getMantissa();
    byte[] bytes = new byte[mantissa.remaining()];
    mantissa.duplicate().get(bytes);
    return new Tally(
        state.getCount(),
        new DecayedSum(
            bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes), state.getExponent()),
        new Newest(state.getNewest().stream().map(at -> new Seen("", at)).toList()));
  }

  private static List<Noted> noted(List<Seen> events) {
    return events.stream().map(event -> noted(event.eventId(), event.at())).toList();
  }

  private static Newest streak(List<Noted> events) {
    return new Newest(events.stream().map(e -> new Seen(e.getValue(), e.getAt())).toList());
  }

  private static List<Note> notes(List<Noted> notes) {
    return notes.stream().map(noted -> new Note(noted.getValue(), noted.getAt())).toList();
  }

  private static @Nullable Note note(@Nullable Noted noted) {
    return noted == null ? null : new Note(noted.getValue(), noted.getAt());
  }

  private static @Nullable Noted noted(@Nullable Note note) {
    return note == null ? null : state(note);
  }

  private static Noted state(Note note) {
    return noted(note.value(), note.at());
  }

  private static Noted noted(String value, Instant at) {
    return Noted.newBuilder().setValue(value).setAt(at).build();
  }

  private static <A, B> Map<String, B> mapped(Map<String, A> from, Function<A, B> mapping) {
    return from.entrySet().stream()
        .collect(
            toMap(Map.Entry::getKey, e -> mapping.apply(e.getValue()), (a, _) -> a, TreeMap::new));
  }
}
