package dev.handoff.lifecycle.stream;

import static java.util.Objects.requireNonNull;

import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.EraseLead;
import dev.handoff.message.LeadErased;
import dev.handoff.message.Stage;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Forgets leads, and tells that it did. */
final class Eraser {
  private final ProcessorContext<String, SpecificRecord> context;
  private final KeyValueStore<String, LeadState> leads;
  private final Erasures erasures;

  Eraser(
      ProcessorContext<String, SpecificRecord> context,
      KeyValueStore<String, LeadState> leads,
      Erasures erasures) {
    this.context = context;
    this.leads = leads;
    this.erasures = erasures;
  }

  /**
   * Erases a lead. All of it is one transaction: nobody is ever half erased. Where it is erased
   * already, the same is told again, so that whoever missed it hears of it.
   *
   * @param known null where nothing is
   * @param before its erasure so far, or null for none
   */
  void erase(
      EraseLead order,
      @Nullable LeadState known,
      @Nullable Erased before,
      Record<String, Question> record) {
    if (known == null && before == null) {
      answer(Erasing.nobody(order), record);
    } else if (known == null) {
      tell(order.getLeadId(), requireNonNull(before), Stage.PROSPECT, record);
    } else {
      Lead lead = LeadStates.lead(known, before);
      Erased erased = Erased.now(lead, before, order.getOccurredAt(), order.getEventId());
      erasures.keep(lead.id(), erased);
      leads.delete(lead.id());
      tell(lead.id(), erased, Steps.stage(lead), record);
    }
  }

  private void tell(String leadId, Erased erased, Stage from, Record<String, Question> record) {
    context.forward(record.withValue(Erasing.step(leadId, erased, from)));
    LeadErased told = Erasing.record(leadId, erased);
    context.forward(record.withKey(told.getLeadDigest()).withValue(told));
    answer(Erasing.done(leadId, erased), record);
  }

  private void answer(CommandOutcome outcome, Record<String, Question> record) {
    context.forward(record.withValue(outcome).withTimestamp(context.currentSystemTimeMs()));
  }

  /** Scoring has forgotten the lead: its scores are of somebody who came anew. */
  void scoresAreGone(String leadId, @Nullable Erased erased) {
    if (erased != null && !erased.scoresAreGone()) {
      erasures.keep(leadId, erased.withoutScores());
    }
  }
}
