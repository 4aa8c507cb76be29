package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnguardedAddressTest {

  private static AccessSettings with(String issuer, String jwkSet) {
    return new AccessSettings(issuer, jwkSet, "handoff", "roles", "rep", Path.of("token"), 1);
  }

  private static void refuse(@Nullable String bind, AccessSettings settings) {
    UnguardedAddress.refuse(bind == null ? null : InetAddress.ofLiteral(bind), settings);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 0.0.0.0", "::, 0:0:0:0:0:0:0:0", "192.0.2.7, 192.0.2.7", ", every address"})
  void without_an_issuer_other_machines_are_not_listened_to(@Nullable String bind, String found) {
    assertThatThrownBy(() -> refuse(bind, with("", "")))
        .isInstanceOf(UnguardedAddress.class)
        .hasMessageEndingWith("but it is " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
  void loopback_is_guarded_by_the_token_of_the_machine(String bind) {
    assertThatCode(() -> refuse(bind, with("", ""))).doesNotThrowAnyException();
  }

  @Test
  void whoever_trusts_an_issuer_may_listen_anywhere() {
    assertThatCode(() -> refuse(null, with("https://issuer.example", "")))
        .doesNotThrowAnyException();
    assertThatCode(() -> refuse("0.0.0.0", with("", "keys.json"))).doesNotThrowAnyException();
  }

  @Test
  void whoever_starts_it_is_told_what_to_set() {
    assertThatThrownBy(() -> refuse(null, with("", "")))
        .satisfies(refusal ->
            assertThat(new UnguardedAddressAnalyzer().analyze(refusal).getAction())
                .contains("Set HANDOFF_ISSUER", "HANDOFF_JWK_SET", "HANDOFF_BIND"));
  }
}
