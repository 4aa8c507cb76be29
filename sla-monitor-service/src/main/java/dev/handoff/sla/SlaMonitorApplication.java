package dev.handoff.sla;

import dev.handoff.access.Access;
import dev.handoff.bus.Bus;
import dev.handoff.bus.Tally;
import dev.handoff.contract.Contracts;
import dev.handoff.desk.LeadIdsInPaths;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.finding.stream.FindingTopology;
import dev.handoff.sla.stream.SlaTopology;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The SLA monitor service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({Access.class, Bus.class, LeadIdsInPaths.class})
public class SlaMonitorApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(SlaMonitorApplication.class, args);
  }

  /** Promises are counted where they are watched, as alerts do not say all that is counted. */
  @Bean
  Tally tally() {
    return new Tally();
  }

  @Bean
  SlaTopology topology(
      Contracts contracts,
      TopicSerdes serdes,
      MeterRegistry meters,
      LabelLimits limits,
      StreamsBuilder builder) {
    SlaTopology topology = new SlaTopology(contracts, serdes, meters, limits);
    new FindingTopology(contracts, serdes, meters).addTo(topology.addTo(builder));
    return topology;
  }
}
