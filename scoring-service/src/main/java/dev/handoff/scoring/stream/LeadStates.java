package dev.handoff.scoring.stream;

import static dev.handoff.scoring.stream.Messages.each;
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
import dev.handoff.scoring.score.Times;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.scoring.state.Noted;
import dev.handoff.scoring.state.SetAside;
import dev.handoff.scoring.state.SumState;
import dev.handoff.scoring.state.TallyState;
import dev.handoff.scoring.stream.KeptLead.Shown;
import dev.handoff.scoring.stream.KeptLead.Written;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between a lead in the store and its Avro state. Maps are hash maps all the way, whose order
 * follows from what was put in: same records, same bytes.
 */
final class LeadStates {
  private static final Outcome[] OUTCOMES = Outcome.values();

  private static final Written NOTHING =
      new Written(Scorecard.EMPTY, LeadState.newBuilder().setAsOf(Instant.EPOCH).build());

  private LeadStates() {}

  /** By the constructor, as every act passes here, and a builder checks each field again. */
  static LeadState state(KeptLead lead) {
    Scorecard card = lead.card();
    Profile profile = card.profile();
    Journey journey = card.journey();
    Written written = lead.written() == null ? NOTHING : lead.written();
    Journey before = written.card().journey();
    LeadState known = written.state();
    return new LeadState(
        lead.asOf(),
        profile.asOf(),
        profile.email(),
        profile.anonymousId(),
        profile.contract(),
        profile.lead(),
        profile.company(),
        tallies(card.counts(), written.card().counts(), known.getTallies()),
        streaks(card.counts(), written.card().counts(), known.getStreaks()),
        card.ignored(),
        noted(journey.source(), before.source(), known.getSource()),
        noted(journey.channel(), before.channel(), known.getChannel()),
        noted(journey.partner(), before.partner(), known.getPartner()),
        noted(journey.campaign(), before.campaign(), known.getCampaign()),
        again(journey.pages(), before.pages(), known.getPages(), LeadStates::noted),
        again(journey.topics(), before.topics(), known.getTopics(), LeadStates::noted),
        again(journey.assets(), before.assets(), known.getAssets(), LeadStates::noted),
        eachAgain(journey.answers(), before.answers(), known.getAnswers(), LeadStates::state),
        journey.firstSeenAt(),
        journey.lastSeenAt(),
        journey.acts(),
        lead.shownTotal(),
        lead.shown() == null ? null : lead.shown().face(),
        again(card.setAside(), written.card().setAside(), known.getSetAside(), LeadStates::aside),
        card.recycledAt(),
        card.resetAt(),
        lead.scoredUnder(),
        card.judged() == written.card().judged() ? known.getOutcomes() : outcomes(card.judged()),
        lead.dueAt());
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
    return new KeptLead(
        card, state.getAsOf(), shown(state), state.getDueAt(), new Written(card, state));
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

  private static List<SetAside> aside(Map<List<String>, Counts> all) {
    return all.entrySet().stream()
        .sorted(comparing(aside -> aside.getKey().toString()))
        .map(aside ->
            new SetAside(
                aside.getKey(),
                tallies(aside.getValue(), Counts.NONE, Map.of()),
                streaks(aside.getValue(), Counts.NONE, Map.of())))
        .toList();
  }

  private static Map<List<String>, Counts> setAside(LeadState state) {
    if (state.getSetAside().isEmpty()) {
      return Map.of();
    }
    return state.getSetAside().stream()
        .collect(
            toMap(
                aside -> List.copyOf(aside.getRules()),
                aside -> counts(aside.getTallies(), aside.getStreaks())));
  }

  private static Map<String, TallyState> tallies(
      Counts now, Counts before, Map<String, TallyState> known) {
    return eachAgain(now.tallies(), before.tallies(), known, LeadStates::state);
  }

  private static Map<String, List<Noted>> streaks(
      Counts now, Counts before, Map<String, List<Noted>> known) {
    return eachAgain(now.streaks(), before.streaks(), known, streak -> seen(streak.events()));
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
    return new TallyState(
        tally.count(), ByteBuffer.allocate(0), 0L, tally.newest().instants(), sums(tally.sums()));
  }

  private static List<SumState> sums(Map<Duration, DecayedSum> sums) {
    List<SumState> states = new ArrayList<>(sums.size());
    sums.forEach((halfLife, sum) ->
        states.add(new SumState(halfLife.toMillis(), bytes(sum.mantissa()), sum.exponent())));
    states.sort(comparing(SumState::getHalfLife));
    return states;
  }

  private static Tally tally(TallyState state) {
    Map<Duration, DecayedSum> sums = new HashMap<>();
    for (SumState sum : state.getSums()) {
      sums.put(
          Duration.ofMillis(sum.getHalfLife()),
          new DecayedSum(integer(sum.getMantissa()), sum.getExponent()));
    }
    if (state.getMantissa().hasRemaining()) {
      sums.put(Tally.UNSAID, new DecayedSum(integer(state.getMantissa()), state.getExponent()));
    }
    return new Tally(state.getCount(), sums, Times.of(state.getNewest()));
  }

  private static ByteBuffer bytes(BigInteger mantissa) {
    return ByteBuffer.wrap(mantissa.signum() == 0 ? new byte[0] : mantissa.toByteArray());
  }

  private static BigInteger integer(ByteBuffer mantissa) {
    byte[] bytes = new byte[mantissa.remaining()];
    mantissa.duplicate().get(bytes);
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  private static List<Noted> seen(List<Seen> events) {
    return each(events, event -> new Noted(event.eventId(), event.at()));
  }

  private static List<Noted> noted(List<Note> notes) {
    return each(notes, LeadStates::state);
  }

  private static Newest streak(List<Noted> events) {
    return new Newest(each(events, e -> new Seen(e.getValue(), e.getAt())));
  }

  private static List<Note> notes(List<Noted> notes) {
    return each(notes, noted -> new Note(noted.getValue(), noted.getAt()));
  }

  private static @Nullable Note note(@Nullable Noted noted) {
    return noted == null ? null : new Note(noted.getValue(), noted.getAt());
  }

  private static @Nullable Noted noted(
      @Nullable Note now, @Nullable Note before, @Nullable Noted known) {
    if (now == null) {
      return null;
    }
    return now == before ? known : state(now);
  }

  private static Noted state(Note note) {
    return new Noted(note.value(), note.at());
  }

  /** What was written before, where nothing has changed since. */
  private static <A, B> B again(A now, A before, B known, Function<A, B> state) {
    return now == before ? known : state.apply(now);
  }

  /** The same of each value. */
  private static <A, B> Map<String, B> eachAgain(
      Map<String, A> now, Map<String, A> before, Map<String, B> known, Function<A, B> state) {
    if (now == before) {
      return known;
    }
    Map<String, B> states = HashMap.newHashMap(now.size());
    now.forEach((key, value) -> {
      B same = before.get(key) == value ? known.get(key) : null;
      states.put(key, same == null ? state.apply(value) : same);
    });
    return states;
  }

  private static <A, B> Map<String, B> mapped(Map<String, A> from, Function<A, B> mapping) {
    Map<String, B> to = HashMap.newHashMap(from.size());
    from.forEach((key, a) -> to.put(key, mapping.apply(a)));
    return to;
  }
}
