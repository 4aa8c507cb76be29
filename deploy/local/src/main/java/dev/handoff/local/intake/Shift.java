package dev.handoff.local.intake;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.Evidence;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.SalesCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Moves all times of a file by the same span.
 *
 * @param by how far; negative into the past
 */
record Shift(Duration by) {
  static final Shift NONE = new Shift(Duration.ZERO);

  /** The shift after which the newest time is now. */
  static Shift ending(Instant newest, Instant now) {
    return new Shift(Duration.ofMillis(Duration.between(newest, now).toMillis()));
  }

  Instant of(Instant time) {
    return time.plus(by);
  }

  EngagementRecorded of(EngagementRecorded event) {
    return EngagementRecorded.newBuilder(event).setOccurredAt(of(event.getOccurredAt())).build();
  }

  LeadProfile of(LeadProfile profile, Instant knownSince) {
    return LeadProfile.newBuilder(profile).setOccurredAt(of(knownSince)).build();
  }

  SalesCommand of(SalesCommand decision) {
    return SalesCommand.newBuilder(decision)
        .setOccurredAt(of(decision.getOccurredAt()))
        .setCommand(
            switch (decision.getCommand()) {
              case QualifyLead qualify -> of(qualify);
              case RecycleLead recycle -> of(recycle);
              case Object other -> other;
            })
        .build();
  }

  private RecycleLead of(RecycleLead recycle) {
    return RecycleLead.newBuilder(recycle).setUntil(of(recycle.getUntil())).build();
  }

  private @Nullable LocalDate of(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(by.toDays());
  }

  private QualifyLead of(QualifyLead qualify) {
    return QualifyLead.newBuilder(qualify)
        .setEvidence(qualify.getEvidence().stream().map(this::of).toList())
        .setDecisionBy(of(qualify.getDecisionBy()))
        .build();
  }

  private Evidence of(Evidence evidence) {
    var at = evidence.getAt();
    return Evidence.newBuilder(evidence).setAt(at == null ? null : of(at)).build();
  }
}
