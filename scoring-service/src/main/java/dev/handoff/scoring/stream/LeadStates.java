package dev.handoff.scoring.stream;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.Counts;
import dev.handoff.scoring.score.DecayedSum;
import dev.handoff.scoring.score.Journey;
import dev.handoff.scoring.score.Journey.Note;
import dev.handoff.scoring.score.Judged;
import dev.handoff.scoring.score.Newest;
import dev.handoff.scoring.score.Newest.Seen;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.Tally;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.scoring.state.Noted;
import dev.handoff.scoring.state.SetAside;
import dev.handoff.scoring.state.SumState;
import dev.handoff.scoring.state.TallyState;
import dev.handoff.scoring.stream.KeptLead.Shown;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between a lead in the store and its Avro state. Maps are written in order: same lead, same bytes.
 */
final class LeadStates {
  private static final Outcome[] OUTCOMES = Outcome.values();

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
        .setTallies(tallies(card.counts()))
        .setStreaks(streaks(card.counts()))
        .setSetAside(setAside(card))
        .setRecycledAt(card.recycledAt())
        .setResetAt(card.resetAt())
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
        .setShownFace(lead.shown() == null ? null : lead.shown().face())
        .setScoredUnder(lead.scoredUnder())
        .setOutcomes(outcomes(card.judged()))
        .setDueAt(lead.dueAt())
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
            counts(state.getTallies(), state.getStreaks()),
            setAside(state),
            state.getIgnored(),
            journey(state),
            state.getRecycledAt(),
            state.getResetAt(),
            judged(state));
    return new KeptLead(card, state.getAsOf(), shown(state), state.getDueAt());
  }

  private static @Nullable Judged judged(LeadState state) {
    String contract = state.getScoredUnder();
    if (contract == null) {
      return null;
    }
    ByteBuffer outcomes = state.getOutcomes();
    List<Outcome> judged = new ArrayList<>(outcomes.remaining());
    for (int i = outcomes.position(); i < outcomes.limit(); i++) {
      judged.add(OUTCOMES[outcomes.get(i)]);
    }
    return new Judged(contract, judged);
  }

  private static ByteBuffer outcomes(@Nullable Judged judged) {
    List<Outcome> outcomes = judged == null ? List.of() : judged.outcomes();
    byte[] bytes = new byte[outcomes.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) outcomes.get(i).ordinal();
    }
    return ByteBuffer.wrap(bytes);
  }

  private static @Nullable Shown shown(LeadState state) {
    Double total = state.getShownTotal();
    String face = state.getShownFace();
    return total == null || face == null ? null : new Shown(total, face);
  }

  private static List<SetAside> setAside(Scorecard card) {
    return card.setAside().entrySet().stream()
        .sorted(comparing(aside -> aside.getKey().toString()))
        .map(aside ->
            new SetAside(aside.getKey(), tallies(aside.getValue()), streaks(aside.getValue())))
        .toList();
  }

  private static Map<List<String>, Counts> setAside(LeadState state) {
    return state.getSetAside().stream()
        .collect(
            toMap(
                aside -> List.copyOf(aside.getRules()),
                aside -> counts(aside.getTallies(), aside.getStreaks())));
  }

  private static Map<String, TallyState> tallies(Counts counts) {
    return mapped(counts.tallies(), LeadStates::state);
  }

  private static Map<String, List<Noted>> streaks(Counts counts) {
    return mapped(counts.streaks(), streak -> noted(streak.events()));
  }

  private static Counts counts(Map<String, TallyState> tallies, Map<String, List<Noted>> streaks) {
    return new Counts(mapped(tallies, LeadStates::tally), mapped(streaks, LeadStates::streak));
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
    return TallyState.newBuilder()
        .setCount(tally.count())
        .setNewest(tally.newest().events().stream().map(Seen::at).toList())
        .setSums(
            tally.sums().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(sum -> state(sum.getKey(), sum.getValue()))
                .toList())
        .build();
  }

  private static SumState state(Duration halfLife, DecayedSum sum) {
    return new SumState(halfLife.toMillis(), bytes(sum.mantissa()), sum.exponent());
  }

  private static Tally tally(TallyState state) {
    Map<Duration, DecayedSum> sums = new HashMap<>();
    state
        .getSums()
        .forEach(sum ->
            sums.put(
                Duration.ofMillis(sum.getHalfLife()),
                new DecayedSum(integer(sum.getMantissa()), sum.getExponent())));
    if (state.getMantissa().hasRemaining()) {
      sums.put(Tally.UNSAID, new DecayedSum(integer(state.getMantissa()), state.getExponent()));
    }
    return new Tally(
        state.getCount(),
        sums,
        new Newest(state.getNewest().stream().map(at -> new Seen("", at)).toList()));
  }

  private static ByteBuffer bytes(BigInteger mantissa) {
    return ByteBuffer.wrap(mantissa.signum() == 0 ? new byte[0] : mantissa.toByteArray());
  }

  private static BigInteger integer(ByteBuffer mantissa) {
    byte[] bytes = new byte[mantissa.remaining()];
    mantissa.duplicate().get(bytes);
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
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
