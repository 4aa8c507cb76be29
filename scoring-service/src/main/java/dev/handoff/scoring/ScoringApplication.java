package dev.handoff.scoring;

import dev.handoff.access.Access;
import dev.handoff.bus.Bus;
import dev.handoff.contract.Contracts;
import dev.handoff.desk.BusAway;
import dev.handoff.desk.LeadIdsInPaths;
import dev.handoff.scoring.stream.Rescoring;
import dev.handoff.scoring.stream.ScoringTopology;
import dev.handoff.topic.Retention;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The scoring service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({Access.class, Bus.class, BusAway.class, LeadIdsInPaths.class})
@EnableConfigurationProperties(ScoringSettings.class)
public class ScoringApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(ScoringApplication.class, args);
  }

  @Bean
  ScoringTopology topology(
      Contracts contracts,
      TopicSerdes serdes,
      ScoringSettings settings,
      @Value("${handoff.kept-days}") int keptDays,
      MeterRegistry meters,
      StreamsBuilder builder) {
    Rescoring rescoring = new Rescoring(settings.rescoredASecond(), settings.longestWait(), meters);
    ScoringTopology topology =
        new ScoringTopology(contracts, serdes, rescoring, Retention.historyOf(keptDays));
    topology.addTo(builder);
    return topology;
  }
}
