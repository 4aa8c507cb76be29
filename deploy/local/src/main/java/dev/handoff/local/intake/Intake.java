package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import dev.handoff.local.agreement.ContractDesk;
import dev.handoff.local.agreement.ContractFile;
import dev.handoff.local.intake.Harvest.Moment;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Retention;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Brings an export into the topics, whole or not at all. */
public final class Intake {
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
   * @param companions files whose rows stand beside its own, by the names that the mapping has
   * @param shift whether to move all times so that the newest is now
   * @param rejects where rejected rows go; empty for the usual place
   * @param dryRun whether to publish nothing
   */
  public record Wish(
      Path file,
      Path mapping,
      Map<String, Path> companions,
      boolean shift,
      Optional<Path> rejects,
      boolean dryRun) {
    List<Path> files() {
      return Stream.concat(Stream.of(mapping, file), new TreeMap<>(companions).values().stream())
          .toList();
    }
  }

  /**
   * Imports.
   *
   * @throws Refusal if the file, the mapping or the stack is not as it must be; nothing is
   *     published then, unless the sentence says otherwise
   */
  public Report run(Wish wish) throws IOException {
    var mapping = MappingReader.read(wish.mapping());
    var kept = kept(wish);
    var contract =
        mapping.contract().isPresent()
            ? Optional.of(ContractFile.read(mapping.contract().get()))
            : Optional.<ContractFile>empty();
    var export = Export.of(wish.file(), mapping.format());
    export.refuseLacking(mapping.columnsOf(Language.ROW));
    var companions = Companions.read(mapping, wish.companions());
    var governing = contract.map(read -> read.contract().id());
    var mapper = new RowMapper(mapping, export.header(), companions, governing);
    var harvest = Harvest.of(export, mapper, terminal);
    var report = report(wish, export, harvest, companions);
    var shift = shift(wish, mapping, harvest, kept);
    if (!wish.dryRun()) {
      contract.ifPresent(this::publish);
      memory().remember(wish.files(), shift);
      new Waves(place, terminal, shift).publish(harvest, time.instant());
    }
    return report;
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

  private Shift shift(Wish wish, Mapping mapping, Harvest harvest, Duration kept)
      throws IOException {
    var now = time.instant();
    var check = new TimeCheck(kept, now);
    if (!wish.shift() && !mapping.alwaysShift()) {
      check.refuseUnmoved(harvest);
      return Shift.NONE;
    }
    var known = memory().of(wish.files());
    var newest = harvest.newest().map(Moment::at).orElse(now);
    var shift = known.orElseGet(() -> Shift.ending(newest, now));
    if (known.isPresent()) {
      terminal.note(
          "This file was imported before; its times are moved as far as then, so nothing changes.");
    }
    check.warning(harvest, shift).ifPresent(terminal::note);
    return shift;
  }

  private ShiftMemory memory() {
    return new ShiftMemory(place.home().data().resolve("imports"));
  }

  /**
   * How long the stack's topics keep history. It is asked before a long file is mapped; only who
   * publishes nothing needs no stack.
   */
  private Duration kept(Wish wish) {
    if (wish.dryRun() && !place.kafka().answers()) {
      return Retention.HISTORY;
    }
    var existing = Clients.topics(place);
    for (var topic : List.of(Topics.PROFILE, Topics.ENGAGEMENT, Topics.SALES_COMMAND)) {
      if (!existing.contains(topic.name())) {
        throw new Refusal(
            "Expected the topic %s, but it is not there yet: the services create it. deploy/local/up starts them."
                .formatted(topic.name()));
      }
    }
    return Clients.kept(place, Topics.ENGAGEMENT);
  }

  private Report report(Wish wish, Export export, Harvest harvest, List<CompanionFile> companions)
      throws IOException {
    var usual = place.home().rejects().resolve(wish.file().getFileName().toString());
    var rejects = new Rejects(wish.rejects().orElse(usual).toAbsolutePath());
    return new Report(
        harvest.rows(),
        harvest.drafts().size(),
        harvest.rejects().size(),
        rejects.write(export.header(), harvest.rejects()),
        (int) harvest.drafts().stream().filter(draft -> draft.profile().isPresent()).count(),
        harvest.drafts().stream().mapToInt(draft -> draft.events().size()).sum(),
        harvest.drafts().stream().mapToInt(draft -> draft.decisions().size()).sum(),
        rejects.write(companions, wish.file()));
  }
}
