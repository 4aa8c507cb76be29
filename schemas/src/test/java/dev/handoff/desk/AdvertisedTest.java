package dev.handoff.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisedTest {

  @Test
  void the_others_are_told_a_host_and_a_port() {
    assertThat(Advertised.at("scoring-1.internal:8091"))
        .isEqualTo(new HostInfo("scoring-1.internal", 8091));
    assertThat(Advertised.at("127.0.0.1:8091")).isEqualTo(new HostInfo("127.0.0.1", 8091));
    assertThat(OtherInstances.name(Advertised.at("[::1]:8091"))).isEqualTo("[::1]:8091");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:8091", "[::]:8091", "[0:0:0:0:0:0:0:0]:8091"})
  void an_address_at_which_one_only_listens_is_refused(String everywhere) {
    assertThatThrownBy(() -> Advertised.at(everywhere))
        .hasMessage(
            "Expected HANDOFF_ADVERTISED to be a host at which the other instances reach this one,"
                + " but found %s. Set it to this machine's host:port; unless said otherwise it is"
                    .formatted(everywhere)
                + " HANDOFF_BIND with the HTTP port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "8091", ":8091", "here:"})
  void so_is_what_is_no_place(String nowhere) {
    assertThatThrownBy(() -> Advertised.at(nowhere))
        .hasMessageStartingWith(
            "Expected HANDOFF_ADVERTISED to be a host and a port, such as 10.0.0.7:8091, but found "
                + nowhere);
  }
}
