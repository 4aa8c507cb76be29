package dev.handoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final Path PROJECT = Path.of("/project");

  @Test
  void without_a_word_everything_has_its_usual_place() {
    var place = Place.of(PROJECT, Map.of());
    assertThat(place.home().folder()).isEqualTo(Path.of("/project/.handoff"));
    assertThat(place.bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(place.registryUrl()).isEqualTo("http://127.0.0.1:8081/apis/ccompat/v7");
    assertThat(place.scoring().desk().port()).isEqualTo(8091);
    assertThat(place.lifecycle().desk().port()).isEqualTo(8092);
    assertThat(place.slaMonitor().desk().port()).isEqualTo(8093);
    assertThat(place.postgres().port()).isEqualTo(5432);
    assertThat(place.watch().prometheus().port()).isEqualTo(9090);
    assertThat(place.watch().alertmanager().port()).isEqualTo(9093);
  }

  @Test
  void the_environment_moves_it() {
    var place =
        Place.of(PROJECT, Map.of("HANDOFF_HOME", "/elsewhere", "HANDOFF_KAFKA_PORT", "19092"));
    assertThat(place.home().data()).isEqualTo(Path.of("/elsewhere/data"));
    assertThat(place.kafka().port()).isEqualTo(19092);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "kafka", "99999999999"})
  void what_is_no_port_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Place.of(PROJECT, Map.of("HANDOFF_KAFKA_PORT", text)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Expected HANDOFF_KAFKA_PORT to be a port from 1 to 65535, but it is '" + text + "'.");
  }

  @Test
  void two_parts_on_one_port_are_refused() {
    assertThatThrownBy(() -> Place.of(PROJECT, Map.of("HANDOFF_SCORING_PORT", "8081")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("HANDOFF_REGISTRY_PORT and HANDOFF_SCORING_PORT are both 8081");
  }
}
