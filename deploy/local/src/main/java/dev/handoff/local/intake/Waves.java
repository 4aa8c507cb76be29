package dev.handoff.local.intake;

import dev.handoff.local.intake.Harvest.Moment;
import dev.handoff.local.intake.Publication.Letter;
import dev.handoff.local.reading.Settled;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.SalesCommand;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.util.List;

/**
 * Publishes a history: profiles, then leg by leg what the leads did and what sales decided. Each
 * wave is taken in before the next one begins.
 */
final class Waves {
  private static final List<Party> SCORING = List.of(Party.SCORING_SERVICE);

  /** Scoring before lifecycle, for what the first writes the second reads. */
  private static final List<Party> DECIDING =
      List.of(Party.SCORING_SERVICE, Party.LIFECYCLE_SERVICE);

  /** A lead that was sent back is scored anew, and the score is looked at again. */
  private static final List<Party> SENT_BACK =
      List.of(Party.LIFECYCLE_SERVICE, Party.SCORING_SERVICE, Party.LIFECYCLE_SERVICE);

  private final Place place;
  private final Terminal terminal;
  private final Shift shift;

  Waves(Place place, Terminal terminal, Shift shift) {
    this.place = place;
    this.terminal = terminal;
    this.shift = shift;
  }

  /**
   * Publishes all of it.
   *
   * @param now the time of profiles that have none, where the whole history has none
   */
  void publish(Harvest harvest, Instant now) {
    var end = harvest.newest().map(Moment::at).orElse(now);
    try (var publication = Publication.to(place, terminal)) {
      publication.send("Publishing profiles", Topics.PROFILE, profiles(harvest, end));
      // An event that were read before its lead's profile would be judged without it.
      settle(SCORING);
      var legs = Legs.of(harvest.drafts());
      for (var leg : legs) {
        publish(publication, leg);
        if (leg != legs.getLast()) {
          Settled.await(place, terminal, SENT_BACK);
        }
      }
    }
  }

  private void publish(Publication publication, Legs.Leg leg) {
    publication.send(
        "Publishing events", Topics.ENGAGEMENT, leg.events().stream().map(this::letter).toList());
    if (!leg.decisions().isEmpty()) {
      // A decision is about an MQL, and there is none before the services have seen the events.
      Settled.await(place, terminal, DECIDING);
      publication.send(
          "Publishing decisions",
          Topics.SALES_COMMAND,
          leg.decisions().stream().map(this::letter).toList());
    }
  }

  private void settle(List<Party> services) {
    if (services.stream().allMatch(service -> Settled.isThere(place, service))) {
      Settled.await(place, terminal, services);
    }
  }

  private List<Letter<LeadProfile>> profiles(Harvest harvest, Instant end) {
    return harvest.drafts().stream()
        .flatMap(draft ->
            draft.profile().stream()
                .map(profile -> shift.of(profile, draft.knownSince().orElse(end))))
        .map(profile -> new Letter<>(profile.getLeadId(), profile.getOccurredAt(), profile))
        .toList();
  }

  private Letter<EngagementRecorded> letter(EngagementRecorded event) {
    var moved = shift.of(event);
    return new Letter<>(moved.getLeadId(), moved.getOccurredAt(), moved);
  }

  private Letter<SalesCommand> letter(SalesCommand decision) {
    var moved = shift.of(decision);
    return new Letter<>(moved.getLeadId(), moved.getOccurredAt(), moved);
  }
}
