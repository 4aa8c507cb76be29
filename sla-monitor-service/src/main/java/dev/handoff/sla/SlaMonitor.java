package dev.handoff.sla;

import dev.handoff.bus.Bus;
import dev.handoff.contract.Contracts;
import dev.handoff.message.SlaAlert;
import dev.handoff.sla.stream.SlaTopology;
import dev.handoff.topic.TopicSerdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service: the promises' topology on the bus that all services share. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(Bus.class)
public class SlaMonitor {

  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    SpringApplication.run(SlaMonitor.class, args);
  }

  @Bean
  KStream<String, SlaAlert> promises(
      StreamsBuilder builder, TopicSerdes serdes, Contracts contracts) {
    return SlaTopology.build(builder, serdes, contracts);
  }
}
