package dev.handoff.sla.desk;

import dev.handoff.contract.Contracts;
import dev.handoff.desk.Advertised;
import dev.handoff.desk.OtherInstances;
import dev.handoff.desk.OtherInstances.Question;
import dev.handoff.desk.Tls;
import dev.handoff.sla.stream.KeptClocks;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;

/** What the desks need that Spring cannot find out by itself. */
@Configuration(proxyBeanMethods = false)
class DeskWiring {

  @Bean
  KeptClocks keptClocks(Contracts contracts) {
    return new KeptClocks(contracts);
  }

  @Bean
  OtherInstances others(KafkaStreamsConfiguration streams, Tls tls) {
    String self = streams.asProperties().getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return new OtherInstances(
        Advertised.at(self), new Question("/v1/leads/{id}/promises", PromiseDesk.NOT_NOW), tls);
  }
}
