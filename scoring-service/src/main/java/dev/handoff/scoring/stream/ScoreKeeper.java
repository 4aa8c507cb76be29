package dev.handoff.scoring.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.bus.NotYetKnown;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.message.Cause;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadProfile;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each lead's scorecard, asks what it is worth, and forwards a score that looks different:
 * after each record at once, and after time or a contract as its watches find it.
 */
final class ScoreKeeper implements Processor<String, Object, String, ScoreChanged> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Contracts contracts;
  private final Rescoring rescoring;
  private final Duration erasuresRemembered;

  // Set by init, which Kafka Streams calls before the first record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, ScoreChanged> context;

  @SuppressWarnings("NullAway.Init")
  private LeadBook book;

  @SuppressWarnings("NullAway.Init")
  private SeenEvents seen;

  @SuppressWarnings("NullAway.Init")
  private Forgetting forgetting;

  @SuppressWarnings("NullAway.Init")
  private Backlog backlog;

  @SuppressWarnings("NullAway.Init")
  private Rescoring.OfPartition watches;

  private ScoreKeeper(Contracts contracts, Rescoring rescoring, Duration erasuresRemembered) {
    this.contracts = contracts;
    this.rescoring = rescoring;
    this.erasuresRemembered = erasuresRemembered;
  }

  static ProcessorSupplier<String, Object, String, ScoreChanged> supplier(
      Contracts contracts, Rescoring rescoring, Duration erasuresRemembered) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Object, String, ScoreChanged> get() {
        return new ScoreKeeper(contracts, rescoring, erasuresRemembered);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return ScoringStores.all();
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, ScoreChanged> context) {
    this.context = context;
    DueIndex due = new DueIndex(context.getStateStore(ScoringStores.DUE));
    book = new LeadBook(context.getStateStore(ScoringStores.LEADS), due, contracts);
    seen = new SeenEvents(context.getStateStore(ScoringStores.SEEN));
    forgetting =
        new Forgetting(context.getStateStore(ScoringStores.ERASED), book, seen, erasuresRemembered);
    backlog = new Backlog(now(), rescoring.longestWait());
    watches =
        rescoring.of(
            context.taskId().partition(),
            new DecayWatch(book, due, this::forward),
            new ContractWatch(
                book,
                context.getStateStore(ScoringStores.LEADS),
                context.getStateStore(ScoringStores.RESCORING),
                contracts,
                this::forward));
    watches.notice(now());
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
    context.schedule(
        SeenEvents.EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> seen.forget(Instant.ofEpochMilli(now)));
    context.schedule(
        Forgetting.EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> forgetting.forgetErasures(Instant.ofEpochMilli(now)));
  }

  private void look(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    if (backlog.isThere(now)) {
      watches.notice(now);
    } else {
      watches.look(now, LOOK_EVERY);
    }
  }

  @Override
  public void close() {
    if (watches != null) {
      watches.close();
    }
  }

  @Override
  public void process(Record<String, Object> record) {
    switch (record.value()) {
      case EngagementRecorded event -> act(record, event);
      case LeadProfile profile -> profile(record, profile);
      case LifecycleChanged changed -> step(record, changed);
      case null -> withoutProfile(record);
      default -> throw new IllegalStateException("no source reads " + record.value().getClass());
    }
    backlog.note(time(record), now());
  }

  private void act(Record<String, Object> record, EngagementRecorded event) {
    Admission.check(record, event.getLeadId(), event.getEventId(), event.getOccurredAt());
    if (forgetting.isOfBefore(record, event.getOccurredAt())
        || !seen.isNew(record.key(), event.getEventId())) {
      return;
    }
    KeptLead lead = known(record);
    ScoringRules rules = book.rulesFor(lead);
    KeptLead under = lead.under(rules);
    Scorecard card = under.card().with(Messages.act(event), rules);
    keep(record, under.with(card), rules, Cause.ENGAGEMENT, event.getEventId());
    // Last of all: what became a dead letter on the way was not seen, and can be sent again.
    seen.remember(record.key(), event.getEventId(), now());
  }

  private void profile(Record<String, Object> record, LeadProfile profile) {
    Admission.check(record, profile.getLeadId(), profile.getEventId(), profile.getOccurredAt());
    if (forgetting.isOfBefore(record, profile.getOccurredAt())) {
      return;
    }
    KeptLead lead = known(record);
    judge(
        record,
        lead.with(lead.card().with(Messages.profile(profile))),
        Cause.PROFILE,
        profile.getEventId());
  }

  private void withoutProfile(Record<String, Object> record) {
    if (record.key() == null || book.find(record.key()).isEmpty()) {
      return;
    }
    KeptLead lead = known(record);
    judge(
        record,
        lead.with(lead.card().withoutProfile()),
        Cause.PROFILE,
        "erased@" + record.timestamp());
  }

  private void step(Record<String, Object> record, LifecycleChanged changed) {
    switch (changed.getTransition()) {
      case RECYCLED -> recycled(record, changed);
      case ERASED -> forget(record, changed);
      default -> {}
    }
  }

  /** An empty record, behind all scores of before, says that there are none any more. */
  private void forget(Record<String, Object> record, LifecycleChanged changed) {
    forgetting.forget(record.key(), changed.getOccurredAt());
    context.forward(record.withValue((ScoreChanged) null));
  }

  private void recycled(Record<String, Object> record, LifecycleChanged changed) {
    KeptLead lead = known(record);
    Scorecard card = lead.card().recycled(changed.getOccurredAt(), resetsEngagement(changed));
    judge(record, lead.with(card), Cause.RECYCLE, changed.getEventId());
  }

  private boolean resetsEngagement(LifecycleChanged changed) {
    try {
      return contracts
          .governing(changed.getContractId(), changed.getOccurredAt())
          .lifecycle()
          .recycle()
          .resetsEngagement();
    } catch (NoContractInForce onItsWay) {
      throw new NotYetKnown("Waiting for contract " + changed.getContractId(), onItsWay);
    }
  }

  private KeptLead known(Record<String, Object> record) {
    KeptLead lead = book.find(record.key()).orElse(KeptLead.NEW).until(time(record));
    return book.isUnderOtherTerms(lead) ? underNewTerms(record, lead) : lead;
  }

  /** What another version makes of the lead is told for itself, and not as the record's doing. */
  private KeptLead underNewTerms(Record<String, Object> record, KeptLead lead) {
    judge(record, lead, Cause.CONTRACT, null);
    return book.find(record.key()).orElse(lead);
  }

  private void judge(
      Record<String, Object> record, KeptLead lead, Cause cause, @Nullable String causedBy) {
    ScoringRules rules = book.rulesFor(lead);
    keep(record, lead.under(rules), rules, cause, causedBy);
  }

  private void keep(
      Record<String, Object> record,
      KeptLead lead,
      ScoringRules rules,
      Cause cause,
      @Nullable String causedBy) {
    book.keep(record.key(), lead, rules, cause, causedBy)
        .ifPresent(changed ->
            context.forward(
                new Record<>(
                    record.key(),
                    changed,
                    changed.getOccurredAt().toEpochMilli(),
                    record.headers())));
  }

  private void forward(String leadId, ScoreChanged changed) {
    context.forward(new Record<>(leadId, changed, changed.getOccurredAt().toEpochMilli()));
  }

  private static Instant time(Record<String, Object> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
