package dev.handoff.sla;

import dev.handoff.bus.Bus;
import dev.handoff.contract.Contracts;
import dev.handoff.sla.stream.SlaTopology;
import dev.handoff.topic.TopicSerdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The SLA monitor service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(Bus.class)
public class SlaMonitorApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(SlaMonitorApplication.class, args);
  }

  @Bean
  SlaTopology topology(Contracts contracts, TopicSerdes serdes, StreamsBuilder builder) {
    SlaTopology topology = new SlaTopology(contracts, serdes);
    topology.addTo(builder);
    return topology;
  }
}
