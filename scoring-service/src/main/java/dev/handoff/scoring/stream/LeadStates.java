package dev.handoff.scoring.stream;

import static dev.handoff.scoring.stream.Messages.each;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
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
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
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
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  private LeadStates() {}

  /** By the constructor, as every act passes here, and a builder checks each field again. */
  static LeadState state(KeptLead lead) {
    Scorecard card = lead.card();
    Profile profile = card.profile();
    Journey journey = card.journey();
    return new LeadState(
        lead.asOf(),
        profile.asOf(),
        profile.email(),
        profile.anonymousId(),
        profile.contract(),
        profile.lead(),
        profile.company(),
        tallies(card.counts()),
        streaks(card.counts()),
        card.ignored(),
        noted(journey.source()),
        noted(journey.channel()),
        noted(journey.partner()),
        noted(journey.campaign()),
        noted(journey.pages()),
        noted(journey.topics()),
        noted(journey.assets()),
        mapped(journey.answers(), LeadStates::state),
        journey.firstSeenAt(),
        journey.lastSeenAt(),
        journey.acts(),
        lead.shownTotal(),
        lead.shown() == null ? null : lead.shown().face(),
        aside(card.setAside()),
        card.recycledAt(),
        card.resetAt(),
        lead.scoredUnder(),
        outcomes(card.judged()),
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

  /** In the order of their rules; loops, as every act passes here. */
  private static List<SetAside> aside(Map<List<String>, Counts> all) {
    List<SetAside> aside = new ArrayList<>(all.size());
    all.forEach(
        (rules, counts) -> aside.add(new SetAside(rules, tallies(counts), streaks(counts))));
    if (aside.size() > 1) {
      aside.sort(comparing(each -> each.getRules().toString()));
    }
    return aside;
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

  private static Map<String, TallyState> tallies(Counts counts) {
    return mapped(counts.tallies(), LeadStates::state);
  }

  private static Map<String, List<Noted>> streaks(Counts counts) {
    return mapped(counts.streaks(), streak -> seen(streak.events()));
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
        tally.count(), NO_BYTES, 0L, tally.newest().instants(), sums(tally.sums()));
  }

  private static List<SumState> sums(Map<Duration, DecayedSum> sums) {
    List<SumState> states = new ArrayList<>(sums.size());
    sums.forEach((halfLife, sum) ->
        states.add(new SumState(halfLife.toMillis(), bytes(sum.mantissa()), sum.exponent())));
    if (states.size() > 1) {
      states.sort(comparingLong(SumState::getHalfLife));
    }
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

  private static @Nullable Noted noted(@Nullable Note note) {
    return note == null ? null : state(note);
  }

  private static Noted state(Note note) {
    return new Noted(note.value(), note.at());
  }

  private static <A, B> Map<String, B> mapped(Map<String, A> from, Function<A, B> mapping) {
    Map<String, B> to = HashMap.newHashMap(from.size());
    from.forEach((key, a) -> to.put(key, mapping.apply(a)));
    return to;
  }
}
