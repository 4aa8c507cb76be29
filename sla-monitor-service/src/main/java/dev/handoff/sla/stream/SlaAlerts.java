package dev.handoff.sla.stream;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.sla.clock.ClockAlert;
import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.CalledOff;
import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.ClockAlert.Warned;
import dev.handoff.sla.clock.Pledge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Alerts as messages. */
final class SlaAlerts {
  private SlaAlerts() {}

  static SlaAlert message(ClockAlert alert, @Nullable String rep, Instant detectedAt) {
    SlaAlert.Builder message = of(alert.pledge());
    switch (alert) {
      case Started _ -> message.setKind(AlertKind.STARTED);
      case Warned warned -> message.setKind(AlertKind.WARNED).setPercent(warned.percent());
      case Breached breached -> message.setKind(AlertKind.BREACHED).setEndedAt(breached.endedAt());
      case Escalated escalated -> message.setKind(AlertKind.ESCALATED).setStep(escalated.step());
      case Met met -> message.setKind(AlertKind.MET).setEndedAt(met.occurredAt());
      case CalledOff off -> message.setKind(AlertKind.CANCELLED).setEndedAt(off.occurredAt());
      case Corrected corrected ->
          message.setKind(AlertKind.CORRECTED).setEndedAt(corrected.occurredAt());
    }
    return message
        .setEventId(alert.eventId())
        .setOccurredAt(alert.occurredAt())
        .setDetectedAt(detectedAt)
        .setRep(rep)
        .setSentence(alert.sentence())
        .build();
  }

  private static SlaAlert.Builder of(Pledge pledge) {
    return SlaAlert.newBuilder()
        .setLeadId(pledge.handoff().leadId())
        .setCycleId(pledge.handoff().cycleId())
        .setCycleNumber(pledge.handoff().cycleNumber())
        .setPromise(pledge.kind().promise())
        .setSlaClass(pledge.slaClass())
        .setContractId(pledge.contractId())
        .setContractVersion(pledge.contractVersion())
        .setCalendar(pledge.calendar())
        .setStartedAt(pledge.startedAt())
        .setDueAt(pledge.dueAt())
        .setMoves(pledge.course().moves());
  }
}
