package dev.handoff.lifecycle.ledger;

import dev.handoff.bus.LeadDigest;
import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.AlertKind;
import dev.handoff.message.Cause;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.Evidence;
import dev.handoff.message.Journey;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Records of a lead in its order, made up: any that a topic may hold, sensible or not. */
final class History {
  static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  private static final int LATEST = 1_000_000_000;

  private final Random random;
  private final String leadId;
  private final Consumer<Object> told;
  private long revision;
  private int cycle = 1;
  private String lastStep = "none";

  History(Random random, String leadId, Consumer<Object> told) {
    this.random = random;
    this.leadId = leadId;
    this.told = told;
  }

  /** Tells one more record. */
  void goOn() {
    switch (random.nextInt(10)) {
      case 0, 1 -> told.accept(score());
      case 2 -> {
        cycle++;
        told.accept(mql(leadId, cycle));
      }
      case 3 -> told.accept(refusal());
      case 4, 5 -> told.accept(alert());
      default -> told.accept(anyStep());
    }
  }

  /** That all that was told so far is erased. */
  LeadErased erased() {
    return LeadErased.newBuilder()
        .setEventId(leadId + "/erased/" + revision)
        .setLeadDigest(LeadDigest.of(leadId))
        .setOccurredAt(TEN.plusMillis(LATEST))
        .setErasureId(new UUID(random.nextLong(), random.nextLong()).toString())
        .setCycles(cycle)
        .setRevision(revision + 1)
        .build();
  }

  String leadId() {
    return leadId;
  }

  private ScoreChanged score() {
    Cause cause = random.nextBoolean() ? Cause.ENGAGEMENT : Cause.DECAY;
    return Records.score(leadId, at(), random.nextInt(100), cause)
        .setEventId(leadId + "/score/" + random.nextInt(1_000_000))
        .setPreviousTotal(random.nextBoolean() ? 12.5 : null)
        .build();
  }

  static MqlRaised mql(String leadId, int cycle) {
    return MqlRaised.newBuilder()
        .setEventId(leadId + "/mql/" + cycle)
        .setLeadId(leadId)
        .setOccurredAt(TEN.plusSeconds(cycle))
        .setCycleId(leadId + ":" + cycle)
        .setCycleNumber(cycle)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setSlaClass("standard")
        .setTrigger(QualificationTrigger.HIGH_INTENT)
        .setScore(Records.score(leadId, TEN, 63.5, Cause.ENGAGEMENT).build().getScore())
        .setCompany(CompanyAttributes.newBuilder().setSegment("smb").setCountry("DE").build())
        .setJourney(
            Journey.newBuilder().setSource("goo\0gle").setPages(List.of("/pri\0cing")).build())
        .build();
  }

  private CommandOutcome refusal() {
    boolean refused = random.nextBoolean();
    return CommandOutcome.newBuilder()
        .setEventId(leadId + "/outcome/" + random.nextInt(1_000_000))
        .setLeadId(leadId)
        .setOccurredAt(at())
        .setCommandId("c")
        .setVerdict(refused ? Verdict.REFUSED : Verdict.ACCEPTED)
        .setRefusal(refused ? RefusalKind.NOT_ALLOWED : null)
        .setSentence("Expected it otherwise")
        .setStage(Stage.MQL)
        .setRevision(revision)
        .build();
  }

  private SlaAlert alert() {
    AlertKind kind = any(AlertKind.values());
    Instant started = TEN.plus(Duration.ofDays(random.nextInt(3)));
    return SlaAlert.newBuilder()
        .setEventId(leadId + "/alert/" + random.nextInt(1_000_000))
        .setLeadId(leadId)
        .setOccurredAt(at())
        .setKind(kind)
        .setCycleId(leadId + ":" + cycle)
        .setCycleNumber(cycle)
        .setPromise(random.nextBoolean() ? "first-touch" : "acceptance")
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setCalendar("always")
        .setStartedAt(started)
        .setDueAt(started.plus(Duration.ofHours(4)))
        .setDetectedAt(at())
        .setPercent(kind == AlertKind.WARNED ? 50 : null)
        .setSentence("Something about a promise")
        .build();
  }

  private LifecycleChanged anyStep() {
    Transition transition = any(Transition.values());
    LifecycleChanged.Builder step = step(leadId, cycle, ++revision, transition, at());
    step.setTo(any(Stage.values()));
    if (random.nextBoolean()) {
      step.setRep(random.nextBoolean() ? "dana" : "eli").setPool("west");
    }
    switch (transition) {
      case TOUCH_RECORDED -> step.setTouchKind(any(TouchKind.values())).setReached(true);
      case QUALIFIED ->
          step.setEvidence(List.of(new Evidence("need", true, "they said so", "call", at())))
              .setDecisionBy(LocalDate.of(2026, 6, 1));
      case RECYCLED -> step.setUntil(LocalDate.of(2026, 7, 1)).setReason("not now");
      case OPPORTUNITY_WON -> step.setAmount(random.nextDouble() * 1000).setCurrency("EUR");
      case RECORD_CORRECTED ->
          step.setCorrects(lastStep)
              .setCorrectedField(any("reason", "amount", "until", "occurredAt", "nonsense"))
              .setCorrectedValue(any("12.5", "2026-05-04T09:00:00Z", "2026-08-01", "words"));
      default -> step.setReason("no_budget");
    }
    LifecycleChanged made = step.build();
    lastStep = made.getEventId();
    return made;
  }

  /** A step with what every step has. */
  static LifecycleChanged.Builder step(
      String leadId, int cycle, long revision, Transition transition, Instant at) {
    return LifecycleChanged.newBuilder()
        .setEventId(leadId + "/step/" + revision)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.MQL)
        .setCycleId(leadId + ":" + cycle)
        .setCycleNumber(cycle)
        .setRevision(revision)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setSlaClass("standard")
        .setActor("Dana");
  }

  private Instant at() {
    return TEN.plusMillis(random.nextInt(LATEST));
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }
}
