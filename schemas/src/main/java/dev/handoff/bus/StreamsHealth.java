package dev.handoff.bus;

import dev.handoff.contract.ContractBook;
import java.time.InstantSource;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Whether the topology runs, and under which contract. */
final class StreamsHealth implements HealthIndicator {
  private final StreamsBuilderFactoryBean factory;
  private final ContractBook contracts;
  private final InstantSource time;

  StreamsHealth(StreamsBuilderFactoryBean factory, ContractBook contracts, InstantSource time) {
    this.factory = factory;
    this.contracts = contracts;
    this.time = time;
  }

  @Override
  public Health health() {
    KafkaStreams streams = factory.getKafkaStreams();
    if (streams == null) {
      return Health.outOfService().withDetail("waitingFor", "a contract on leads.contract").build();
    }
    Health.Builder health = of(streams.state()).withDetail("state", streams.state().name());
    contracts
        .standing(time.instant())
        .ifPresent(
            contract -> health.withDetail("contract", contract.id() + " v" + contract.version()));
    return health.withDetail("contracts", contracts.versions()).build();
  }

  private static Health.Builder of(State state) {
    return switch (state) {
      case RUNNING -> Health.up();
      case CREATED, REBALANCING -> Health.outOfService();
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Health.down();
    };
  }
}
