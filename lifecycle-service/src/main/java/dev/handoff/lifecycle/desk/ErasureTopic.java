package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.CommandLog.Handover;
import dev.handoff.message.EraseLead;
import dev.handoff.topic.Topics;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.util.IdGenerator;

/** Writes to {@code leads.erasure-command} whom somebody wants to be forgotten. */
final class ErasureTopic {
  private final CommandTopic commands;
  private final Serializer<EraseLead> values;
  private final InstantSource time;
  private final IdGenerator fresh;

  /**
   * @param fresh ids that follow from nothing, least of all from the lead
   */
  ErasureTopic(
      CommandTopic commands, Serializer<EraseLead> values, InstantSource time, IdGenerator fresh) {
    this.commands = commands;
    this.values = values;
    this.time = time;
    this.fresh = fresh;
  }

  /**
   * Hands it over, in bounded time.
   *
   * @param request comes back with the outcome
   * @throws Refusal 503 where it was not taken: then it never will be carried out
   */
  Handover append(String leadId, String request) {
    EraseLead asked = new EraseLead(fresh.generateId().toString(), leadId, time.instant());
    return commands.append(Topics.ERASURE_COMMAND, values, leadId, asked, request);
  }
}
