package dev.handoff.lifecycle;

import dev.handoff.access.Access;
import dev.handoff.bus.Bus;
import dev.handoff.contract.Contracts;
import dev.handoff.desk.BusAway;
import dev.handoff.desk.LeadIdsInPaths;
import dev.handoff.lifecycle.assignment.stream.AssignmentTopology;
import dev.handoff.lifecycle.stream.LifecycleTopology;
import dev.handoff.topic.Retention;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The lifecycle service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({Access.class, Bus.class, BusAway.class, LeadIdsInPaths.class})
public class LifecycleApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(LifecycleApplication.class, args);
  }

  @Bean
  LifecycleTopology topology(
      Contracts contracts,
      TopicSerdes serdes,
      @Value("${handoff.kept-days}") int keptDays,
      MeterRegistry meters,
      StreamsBuilder builder) {
    LifecycleTopology topology =
        new LifecycleTopology(contracts, serdes, Retention.historyOf(keptDays));
    new AssignmentTopology(contracts, serdes, meters).addTo(topology.addTo(builder));
    return topology;
  }
}
