package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Steps.mqlRaised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.clock.Hours;
import dev.handoff.sla.clock.SalesPromises;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A calendar is edited while a clock of four hours runs, from 9 o'clock on a Monday. */
class EditedCalendarTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant EDIT = START.plus(Duration.ofHours(2));
  private static final CalendarTerms FROM_NOON = Hours.weekdays("UTC", "12:00-18:00");

  private final Contract contract = SalesPromises.usual();
  private final ContractBook book = new ContractBook();
  private final TopologyHarness monitor =
      TopologyHarness.of(
          Party.SLA_MONITOR_SERVICE,
          (builder, serdes) ->
              new SlaTopology(book, serdes, new SimpleMeterRegistry(), new LabelLimits(20, 0))
                  .addTo(builder),
          START);

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void a_clock_stays_due_when_it_was() {
    raiseAndEdit(FROM_NOON, false);
    monitor.advance(Duration.ofHours(2));
    List<SlaAlert> said = firstTouch();
    assertThat(said).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(said.getFirst().getSentence())
        .isEqualTo(
            "Lead L-1 was due for its first touch by 2026-03-02T13:00:00Z and had none. Due then,"
                + " as version 2 would have it due at 2026-03-02T16:00:00Z, but leaves clocks that"
                + " run as they are.");
  }

  @Test
  void it_follows_the_calendar_where_the_contract_says_so_once_and_through_a_restart() {
    raiseAndEdit(FROM_NOON, true);
    monitor.advance(Duration.ofSeconds(1));
    List<SlaAlert> said = new ArrayList<>(firstTouch());
    monitor.restart();
    monitor.advance(Duration.ofHours(5).minusSeconds(2));
    said.addAll(firstTouch());
    assertThat(said).extracting(SlaAlert::getKind).containsExactly(AlertKind.STARTED);
    assertThat(said.getFirst().getDueAt()).isEqualTo(START.plus(Duration.ofHours(7)));
    assertThat(said.getFirst().getContractVersion()).isEqualTo(contract.version() + 1);
    assertThat(said.getFirst().getMoves()).isEqualTo(1);

    monitor.advance(Duration.ofSeconds(1));
    SlaAlert breach = firstTouch().getFirst();
    assertThat(breach.getKind()).isEqualTo(AlertKind.BREACHED);
    assertThat(breach.getSentence())
        .endsWith(" Due then, as version 2 moves it from 2026-03-02T13:00:00Z.");
  }

  @Test
  void it_becomes_due_earlier_too_but_not_before_the_version_took_effect() {
    Contract first = SalesPromises.edited(contract, contract.effectiveFrom(), FROM_NOON, false);
    book.add(Scope.STANDING, first, null);
    raise();
    book.add(Scope.STANDING, SalesPromises.edited(first, EDIT, Hours.always(), true), first);
    monitor.advance(Duration.ofHours(2));
    monitor.advance(Duration.ofSeconds(1));

    List<SlaAlert> said = firstTouch();
    assertThat(said).extracting(SlaAlert::getKind).containsExactly(AlertKind.STARTED);
    assertThat(said.getFirst().getDueAt()).isEqualTo(START.plus(Duration.ofHours(4)));
  }

  private void raiseAndEdit(CalendarTerms hours, boolean applyToOpen) {
    book.add(Scope.STANDING, contract, null);
    raise();
    book.add(Scope.STANDING, SalesPromises.edited(contract, EDIT, hours, applyToOpen), contract);
    monitor.advance(Duration.ofHours(2));
  }

  private void raise() {
    monitor.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-1", "direct-inquiry", START), START);
    monitor.read(Topics.SLA_ALERT);
  }

  private List<SlaAlert> firstTouch() {
    return monitor.read(Topics.SLA_ALERT).stream()
        .filter(alert -> alert.getPromise().equals("first-touch"))
        .toList();
  }
}
