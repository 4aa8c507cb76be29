package dev.handoff.sla.stream;

import dev.handoff.sla.clock.Contact;
import dev.handoff.sla.clock.Handoff;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.Pledge;
import dev.handoff.sla.clock.Pledge.Course;
import dev.handoff.sla.clock.Pledge.Escalation;
import dev.handoff.sla.clock.Pledge.Warning;
import dev.handoff.sla.clock.PromiseKind;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.clock.SlaClock.Broken;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import dev.handoff.sla.clock.SlaClock.Verdict;
import dev.handoff.sla.clock.Span;
import dev.handoff.sla.state.ClockPhase;
import dev.handoff.sla.state.ClockState;
import dev.handoff.sla.state.EscalationState;
import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.sla.state.PauseState;
import dev.handoff.sla.state.WarningState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Clocks as they are stored, and back. */
final class StoredClocks {
  private StoredClocks() {}

  static LeadClocksState stored(LeadClocks lead) {
    return LeadClocksState.newBuilder()
        .setLeadId(lead.leadId())
        .setRevision(lead.revision())
        .setRep(lead.rep())
        .setSegment(lead.segment())
        .setTouchedAt(lead.contact().touchedAt())
        .setAsked(orNull(lead.contact().asked()))
        .setClocks(lead.clocks().stream().map(StoredClocks::stored).toList())
        .build();
  }

  static LeadClocks restored(LeadClocksState state) {
    return new LeadClocks(
        state.getLeadId(),
        state.getRevision(),
        state.getRep(),
        state.getSegment(),
        new Contact(state.getTouchedAt(), orNull(state.getAsked())),
        state.getClocks().stream().map(clock -> restored(state.getLeadId(), clock)).toList());
  }

  private static ClockState stored(SlaClock clock) {
    ClockState.Builder state = stored(clock.pledge());
    return switch (clock) {
      case Running(_, int warned) -> state.setPhase(ClockPhase.RUNNING).setSaid(warned).build();
      case Broken(_, int escalated, var seenAt) ->
          state.setPhase(ClockPhase.BROKEN).setSaid(escalated).setSeenAt(seenAt).build();
      case Ended(_, Verdict verdict, var seenAt, var endedAt) ->
          state.setPhase(phaseOf(verdict)).setSeenAt(seenAt).setEndedAt(endedAt).build();
    };
  }

  private static ClockPhase phaseOf(Verdict verdict) {
    return switch (verdict) {
      case KEPT -> ClockPhase.ENDED_KEPT;
      case CALLED_OFF -> ClockPhase.ENDED_CALLED_OFF;
      case BROKEN -> ClockPhase.ENDED_BROKEN;
    };
  }

  private static SlaClock restored(String leadId, ClockState state) {
    Pledge pledge = restoredPledge(leadId, state);
    return switch (state.getPhase()) {
      case RUNNING -> new Running(pledge, state.getSaid());
      case BROKEN -> new Broken(pledge, state.getSaid(), state.getSeenAt());
      case ENDED_KEPT -> ended(pledge, Verdict.KEPT, state);
      case ENDED_CALLED_OFF -> ended(pledge, Verdict.CALLED_OFF, state);
      case ENDED_BROKEN -> ended(pledge, Verdict.BROKEN, state);
    };
  }

  private static Ended ended(Pledge pledge, Verdict verdict, ClockState state) {
    return new Ended(pledge, verdict, state.getSeenAt(), state.getEndedAt());
  }

  private static ClockState.Builder stored(Pledge pledge) {
    return ClockState.newBuilder()
        .setCycleId(pledge.handoff().cycleId())
        .setCycleNumber(pledge.handoff().cycleNumber())
        .setPromise(pledge.kind().promise())
        .setSlaClass(pledge.slaClass())
        .setContractId(pledge.contractId())
        .setContractVersion(pledge.contractVersion())
        .setCalendar(pledge.calendar())
        .setStartedAt(pledge.startedAt())
        .setDueAt(pledge.dueAt())
        .setWarnings(
            pledge.warnings().stream().map(it -> new WarningState(it.percent(), it.at())).toList())
        .setEscalations(
            pledge.escalations().stream()
                .map(it -> new EscalationState(it.step(), it.at()))
                .toList())
        .setRound(pledge.course().round())
        .setTouchesFrom(pledge.course().touchesFrom())
        .setPauses(pledge.course().pauses().stream().map(StoredClocks::stored).toList())
        .setMoves(pledge.course().moves())
        .setMovedAt(pledge.course().movedAt())
        .setCountedFrom(pledge.course().countedFrom())
        .setWhy(pledge.course().why());
  }

  private static Pledge restoredPledge(String leadId, ClockState state) {
    return new Pledge(
        new Handoff(leadId, state.getCycleId(), state.getCycleNumber()),
        PromiseKind.named(state.getPromise()),
        state.getSlaClass(),
        state.getContractId(),
        state.getContractVersion(),
        state.getCalendar(),
        state.getStartedAt(),
        state.getDueAt(),
        state.getWarnings().stream().map(it -> new Warning(it.getPercent(), it.getAt())).toList(),
        state.getEscalations().stream()
            .map(it -> new Escalation(it.getStep(), it.getAt()))
            .toList(),
        restoredCourse(state));
  }

  private static Course restoredCourse(ClockState state) {
    Instant start = state.getStartedAt();
    return new Course(
        state.getRound(),
        state.getCountedFrom() == null ? start : state.getCountedFrom(),
        state.getTouchesFrom() == null ? start : state.getTouchesFrom(),
        state.getPauses().stream().map(StoredClocks::restored).toList(),
        state.getMoves(),
        state.getMovedAt(),
        state.getWhy());
  }

  private static @Nullable PauseState orNull(@Nullable Span pause) {
    return pause == null ? null : stored(pause);
  }

  private static @Nullable Span orNull(@Nullable PauseState pause) {
    return pause == null ? null : restored(pause);
  }

  private static PauseState stored(Span pause) {
    return new PauseState(pause.from(), pause.to());
  }

  private static Span restored(PauseState pause) {
    return new Span(pause.getFrom(), pause.getTo());
  }
}
