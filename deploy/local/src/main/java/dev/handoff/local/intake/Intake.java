package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import dev.handoff.local.agreement.ContractDesk;
import dev.handoff.local.agreement.ContractFile;
import dev.handoff.local.intake.Harvest.Moment;
import dev.handoff.local.intake.Publication.Letter;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.reading.Settled;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.SalesCommand;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Brings an export into the topics: profiles first, then what the leads did, then what sales
 * decided once the services have taken in the rest.
 */
public final class Intake {
  private static final List<Party> DECIDING =
      List.of(Party.SCORING_SERVICE, Party.LIFECYCLE_SERVICE);

  private final Place place;
  private final Terminal terminal;
  private final InstantSource time;

  /** An intake into the given stack. */
  public Intake(Place place, Terminal terminal, InstantSource time) {
    this.place = place;
    this.terminal = terminal;
    this.time = time;
  }

  /**
   * What is to be imported.
   *
   * @param file the export
   * @param mapping how its rows are mapped
   * @param shift whether to move all times so that the newest is now
   * @param rejects where rejected rows go; empty for the usual place
   * @param dryRun whether to publish nothing
   */
  public record Wish(
      Path file, Path mapping, boolean shift, Optional<Path> rejects, boolean dryRun) {}

  /**
   * Imports.
   *
   * @throws Refusal if the file, the mapping or the stack is not as it must be; nothing is
   *     published then, unless the sentence says otherwise
   */
  public Report run(Wish wish) throws IOException {
    var mapping = MappingReader.read(wish.mapping());
    var contract =
        mapping.contract().isPresent()
            ? Optional.of(ContractFile.read(mapping.contract().get()))
            : Optional.<ContractFile>empty();
    var export = Export.of(wish.file(), mapping.format());
    export.refuseLacking(mapping.columns());
    var mapper =
        new RowMapper(mapping, export.header(), contract.map(read -> read.contract().id()));
    var harvest = Harvest.of(export, mapper, terminal);
    var rejects = writeRejects(wish, export, harvest);
    var shift = shift(wish, mapping, harvest);
    if (!wish.dryRun()) {
      refuseIfNotReady(report(harvest, rejects));
      if (contract.isPresent()) {
        publish(contract.get());
      }
      memory().remember(wish.file(), wish.mapping(), shift);
      publish(harvest, shift);
    }
    return report(harvest, rejects);
  }

  private void publish(ContractFile file) {
    var desk = new ContractDesk(place);
    var handedIn = desk.publish(file, Optional.of("named"));
    desk.awaitFollowers(file.contract());
    terminal.note(
        "Contract %s version %d (%s) %s and governs these leads."
            .formatted(
                file.contract().id(),
                file.contract().version(),
                file.file().getFileName(),
                handedIn.isNew() ? "is published" : "was published before"));
    handedIn.countFromNowOn().forEach(terminal::note);
  }

  private Optional<Path> writeRejects(Wish wish, Export export, Harvest harvest)
      throws IOException {
    if (harvest.rejects().isEmpty()) {
      return Optional.empty();
    }
    var usual = place.home().rejects().resolve(wish.file().getFileName().toString());
    var file = wish.rejects().orElse(usual);
    RejectsFile.write(file, export.header(), harvest.rejects());
    return Optional.of(file);
  }

  private Shift shift(Wish wish, Mapping mapping, Harvest harvest) throws IOException {
    var now = time.instant();
    if (!wish.shift() && !mapping.alwaysShift()) {
      TimeCheck.refuseUnmoved(harvest, now);
      return Shift.NONE;
    }
    var known = memory().of(wish.file(), wish.mapping());
    var newest = harvest.newest().map(Moment::at).orElse(now);
    var shift = known.orElseGet(() -> Shift.ending(newest, now));
    if (known.isPresent()) {
      terminal.note(
          "This file was imported before; its times are moved as far as then, so nothing changes.");
    }
    TimeCheck.warning(harvest, shift, now).ifPresent(terminal::note);
    return shift;
  }

  private ShiftMemory memory() {
    return new ShiftMemory(place.home().data().resolve("imports"));
  }

  private void refuseIfNotReady(Report planned) {
    var existing = Clients.topics(place);
    var needed = new LinkedHashMap<Topic<?>, Integer>();
    needed.put(Topics.PROFILE, planned.profiles());
    needed.put(Topics.ENGAGEMENT, planned.events());
    needed.put(Topics.SALES_COMMAND, planned.decisions());
    needed.forEach((topic, records) -> {
      if (records > 0 && !existing.contains(topic.name())) {
        throw new Refusal(
            "Expected the topic %s, but it is not there yet: the services create it. deploy/local/up starts them."
                .formatted(topic.name()));
      }
    });
  }

  private void publish(Harvest harvest, Shift shift) {
    var end = harvest.newest().map(Moment::at).orElseGet(time::instant);
    try (var publication = Publication.to(place, terminal)) {
      publication.send("Publishing profiles", Topics.PROFILE, profiles(harvest, shift, end));
      // An event that were read before its lead's profile would be judged without it.
      settle(List.of(Party.SCORING_SERVICE));
      publication.send("Publishing events", Topics.ENGAGEMENT, events(harvest, shift));
      var decisions = decisions(harvest, shift);
      if (!decisions.isEmpty()) {
        // A decision is about an MQL, and there is none before the services have seen the events.
        Settled.await(place, terminal, DECIDING);
        publication.send("Publishing decisions", Topics.SALES_COMMAND, decisions);
      }
    }
  }

  private void settle(List<Party> services) {
    if (services.stream().allMatch(service -> Settled.isThere(place, service))) {
      Settled.await(place, terminal, services);
    }
  }

  private static List<Letter<LeadProfile>> profiles(Harvest harvest, Shift shift, Instant end) {
    return harvest.drafts().stream()
        .flatMap(draft ->
            draft.profile().stream()
                .map(profile -> shift.of(profile, draft.knownSince().orElse(end))))
        .map(profile -> new Letter<>(profile.getLeadId(), profile.getOccurredAt(), profile))
        .toList();
  }

  private static List<Letter<EngagementRecorded>> events(Harvest harvest, Shift shift) {
    return harvest.drafts().stream()
        .flatMap(draft -> draft.events().stream())
        .map(shift::of)
        .map(event -> new Letter<>(event.getLeadId(), event.getOccurredAt(), event))
        .sorted(Comparator.comparing(Letter::at))
        .toList();
  }

  private static List<Letter<SalesCommand>> decisions(Harvest harvest, Shift shift) {
    return harvest.drafts().stream()
        .flatMap(draft -> draft.decisions().stream())
        .map(shift::of)
        .map(decision -> new Letter<>(decision.getLeadId(), decision.getOccurredAt(), decision))
        .sorted(Comparator.comparing(Letter::at))
        .toList();
  }

  private static Report report(Harvest harvest, Optional<Path> rejects) {
    return new Report(
        harvest.rows(),
        harvest.drafts().size(),
        harvest.rejects().size(),
        rejects,
        (int) harvest.drafts().stream().filter(draft -> draft.profile().isPresent()).count(),
        harvest.drafts().stream().mapToInt(draft -> draft.events().size()).sum(),
        harvest.drafts().stream().mapToInt(draft -> draft.decisions().size()).sum());
  }
}
