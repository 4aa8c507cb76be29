package dev.handoff.lifecycle.agreement;

import dev.handoff.message.ContractPublished;
import dev.handoff.topic.TopicSerdes;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgreementSettings.class)
class AgreementWiring {

  @Bean
  Agreement agreement(
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      KafkaTemplate<String, ContractPublished> writer,
      InstantSource time) {
    return new Agreement(new ContractTopic(consumers, serdes, writer), time);
  }

  @Bean
  AgreementAtStart agreementAtStart(Agreement agreement, AgreementSettings settings) {
    return new AgreementAtStart(agreement, settings);
  }
}
