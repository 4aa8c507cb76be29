package dev.handoff.scoring.desk;

import dev.handoff.desk.Advertised;
import dev.handoff.desk.OtherInstances;
import dev.handoff.desk.OtherInstances.Question;
import dev.handoff.desk.Tls;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;

/** What the desks need that Spring cannot find out by itself. */
@Configuration(proxyBeanMethods = false)
class DeskWiring {

  @Bean
  OtherInstances others(KafkaStreamsConfiguration streams, Tls tls) {
    String self = streams.asProperties().getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return new OtherInstances(
        Advertised.at(self),
        new Question("/v1/leads/{id}/score", "The score cannot be taken just now"),
        tls);
  }

  /** As many previews at once as there are processors to reckon them on. */
  @Bean
  Semaphore previews() {
    return new Semaphore(Runtime.getRuntime().availableProcessors());
  }
}
