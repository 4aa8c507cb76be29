package dev.handoff.lifecycle.assignment.stream;

import static dev.handoff.topic.Topics.SALES_COMMAND;

import dev.handoff.contract.Contracts;
import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * What all leads tell comes together in one place, so that a rep's load is one number; from there
 * assignments go to the leads as commands, and each lead decides about its own.
 */
public final class AssignmentTopology {
  private static final int ONE_PLACE = 1;

  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final MeterRegistry meters;

  /**
   * @param contracts where the pools are written
   * @param serdes how the topics' values become bytes
   * @param meters where it is shown how many leads wait
   */
  public AssignmentTopology(Contracts contracts, TopicSerdes serdes, MeterRegistry meters) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.meters = meters;
  }

  /**
   * Adds its steps and its stores.
   *
   * @param told steps, handoff packages and answers, in the order in which they happened to a lead
   */
  public void addTo(KStream<String, SpecificRecord> told) {
    KStream<String, LeadNews> news =
        told.flatMapValues(Messages::news, Named.as("news-for-assignment"))
            .repartition(
                Repartitioned.with(Serdes.String(), StoredLeads.news())
                    .withName("assignment")
                    .withNumberOfPartitions(ONE_PLACE));
    news.process(AssignmentProcessor.supplier(contracts, meters), Named.as("assign"))
        .to(SALES_COMMAND.name(), serdes.produced(SALES_COMMAND, "assignments"));
  }
}
