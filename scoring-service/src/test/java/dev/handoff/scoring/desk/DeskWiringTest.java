package dev.handoff.scoring.desk;

import static org.apache.kafka.streams.StreamsConfig.APPLICATION_SERVER_CONFIG;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.desk.Tls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaStreamsConfiguration;

class DeskWiringTest {

  @Test
  void a_service_does_not_start_where_nobody_else_reaches_it() {
    var streams = new KafkaStreamsConfiguration(Map.of(APPLICATION_SERVER_CONFIG, "0.0.0.0:8091"));
    assertThatThrownBy(() -> new DeskWiring().others(streams, Tls.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
