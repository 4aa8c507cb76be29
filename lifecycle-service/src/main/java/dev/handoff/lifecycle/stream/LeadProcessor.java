package dev.handoff.lifecycle.stream;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.lifecycle.lead.Decision;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.LeadDecider;
import dev.handoff.lifecycle.lead.LeadEvent;
import dev.handoff.lifecycle.lead.LeadHistory;
import dev.handoff.lifecycle.lead.RefusalKind;
import dev.handoff.lifecycle.state.Answer;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.lifecycle.stream.Question.OfErasure;
import dev.handoff.lifecycle.stream.Question.OfNoScore;
import dev.handoff.lifecycle.stream.Question.OfSales;
import dev.handoff.lifecycle.stream.Question.OfScoring;
import dev.handoff.message.ScoreChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Puts a question to the domain, remembers what the lead is now, and tells what happened. */
final class LeadProcessor implements Processor<String, Question, String, SpecificRecord> {
  static final String LEADS = "leads";
  private static final Duration AHEAD_AT_MOST = Duration.ofMinutes(5);

  private final Contracts contracts;
  private final Duration erasuresRemembered;

  // Set by init, which Kafka Streams calls before the first record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, SpecificRecord> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, LeadState> leads;

  @SuppressWarnings("NullAway.Init")
  private Erasures erasures;

  @SuppressWarnings("NullAway.Init")
  private Eraser eraser;

  private LeadProcessor(Contracts contracts, Duration erasuresRemembered) {
    this.contracts = contracts;
    this.erasuresRemembered = erasuresRemembered;
  }

  static ProcessorSupplier<String, Question, String, SpecificRecord> supplier(
      Contracts contracts, Duration erasuresRemembered) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Question, String, SpecificRecord> get() {
        return new LeadProcessor(contracts, erasuresRemembered);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(LEADS), Serdes.String(), LeadStates.serde()),
            Erasures.store());
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    this.leads = context.getStateStore(LEADS);
    this.erasures = new Erasures(context.getStateStore(Erasures.STORE), erasuresRemembered);
    this.eraser = new Eraser(context, leads, erasures);
    context.schedule(
        Erasures.EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> erasures.forget(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, Question> record) {
    String leadId = record.key();
    LeadState known = leads.get(leadId);
    LeadState state = known == null ? LeadStates.unknown(leadId) : known;
    Erased erased = erasures.find(leadId);
    switch (record.value()) {
      case OfScoring score -> consider(score, state, erased, record);
      case OfSales command -> answer(command, state, erased, record);
      case OfErasure(var order) -> eraser.erase(order, known, erased, record);
      case OfNoScore _ -> eraser.scoresAreGone(leadId, erased);
    }
  }

  private void consider(
      OfScoring question,
      LeadState state,
      @Nullable Erased erased,
      Record<String, Question> record) {
    if (erased != null && erased.coversScoreOf(question.at())) {
      return;
    }
    ScoreChanged score = question.message();
    Contract contract = contractOf(score);
    Lead lead = LeadStates.lead(state, erased);
    Decision decision = LeadDecider.decide(lead, question.command(), contract, question.at());
    Lead after = tellSteps(decision, lead, Cause.of(score), record);
    if (decision instanceof Events(var events)) {
      events.stream()
          .flatMap(event -> Steps.handoff(event, after, score).stream())
          .forEach(mql -> context.forward(record.withValue(mql)));
    }
    remember(state, LeadStates.state(after, score.getContractId(), state.getAnswers()));
  }

  /** Scoring may know a new contract a moment before this service does; its score counts. */
  private Contract contractOf(ScoreChanged score) {
    try {
      return contracts.governing(score.getContractId(), score.getOccurredAt());
    } catch (NoContractInForce notYetHere) {
      return contracts.governing(null, score.getOccurredAt());
    }
  }

  private void answer(
      OfSales question, LeadState state, @Nullable Erased erased, Record<String, Question> record) {
    Instant written = Instant.ofEpochMilli(record.timestamp());
    expectNotAhead(question, written);
    if (erased != null && erased.covers(question.at())) {
      Lead lead = LeadStates.lead(state, erased);
      tellOutcome(
          question,
          Answers.answer(question, Answers.tooLate(question, erased), lead, written),
          record);
      return;
    }
    Optional<Answer> given = Answers.find(state.getAnswers(), question.message().getEventId());
    Lead after = LeadStates.lead(state, erased);
    if (given.isPresent()) {
      tellOutcome(question, again(question, given.get(), after, written), record);
      return;
    }
    Decision decision;
    try {
      Contract contract = contracts.governing(contractOf(after, state), written);
      decision = LeadDecider.decide(after, question.command(), contract, question.at());
      after = tellSteps(decision, after, Cause.of(question.message(), contract), record);
    } catch (NoContractInForce none) {
      decision = new Refusal(RefusalKind.NOT_ALLOWED, String.valueOf(none.getMessage()), List.of());
    }
    Answer answer = Answers.answer(question, decision, after, written);
    tellOutcome(question, answer, record);
    if (!isRefusedByNobody(decision, after)) {
      remember(
          state,
          LeadStates.state(after, state.getContractId(), Answers.with(state.getAnswers(), answer)));
    }
  }

  /** Where nothing is known nothing is kept: each invented id would stay in the store for ever. */
  private static boolean isRefusedByNobody(Decision decision, Lead lead) {
    return decision instanceof Refusal && lead instanceof Prospect prospect && !prospect.scored();
  }

  /** The same command gets the same answer; what else comes under its id is told so. */
  private static Answer again(OfSales question, Answer given, Lead lead, Instant written) {
    return Answers.isOf(question, given)
        ? given
        : Answers.answer(question, Answers.repeated(question, given), lead, written);
  }

  /** Outcomes are kept for days only, from when they are written, however old the command is. */
  private void tellOutcome(OfSales question, Answer answer, Record<String, Question> record) {
    context.forward(
        record
            .withValue((SpecificRecord) Answers.outcome(question.leadId(), answer))
            .withTimestamp(context.currentSystemTimeMs()));
  }

  /** A cycle is judged by the contract that it began under, in the version that now governs. */
  private static @Nullable String contractOf(Lead lead, LeadState state) {
    return switch (lead) {
      case InCycle handedOver -> handedOver.cycle().contractId();
      case Prospect _ -> state.getContractId();
    };
  }

  private Lead tellSteps(
      Decision decision, Lead lead, Cause cause, Record<String, Question> record) {
    Lead after = lead;
    if (decision instanceof Events(var events)) {
      for (LeadEvent event : events) {
        Lead before = after;
        String id = Steps.id(event, before, cause);
        after = LeadHistory.evolve(before, event, id);
        context.forward(record.withValue(Steps.step(id, event, before, after, cause)));
      }
    }
    return after;
  }

  private void remember(LeadState before, LeadState after) {
    if (!after.equals(before)) {
      leads.put(after.getLeadId(), after);
    }
  }

  private static void expectNotAhead(OfSales question, Instant written) {
    if (question.at().isAfter(written.plus(AHEAD_AT_MOST))) {
      throw new ImpossibleRecord(
          "Expected command %s to be of its time, but it says %s and was written at %s"
              .formatted(question.message().getEventId(), question.at(), written));
    }
  }
}
