package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.testing.GuardedDesk;
import dev.handoff.testing.TestIssuer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An issuer whose keys are fetched: it is asked seldom, and may be away. */
class IssuerOverHttpTest {
  private static final String LEAD = "GET /v1/leads/L-1";
  private static final int MANY = 30;

  private enum Found {
    BY_ITS_KEYS {
      @Override
      String setting(HttpIssuer issuer) {
        return "--handoff.access.jwk-set=" + issuer.jwkSet();
      }
    },
    BY_ITS_NAME {
      @Override
      String setting(HttpIssuer issuer) {
        return "--handoff.access.issuer=" + issuer.name();
      }
    };

    abstract String setting(HttpIssuer issuer);
  }

  private static String invented(HttpIssuer issuer) {
    return issuer.token(TestIssuer.fresh(UUID.randomUUID().toString()), Role.SDR);
  }

  @ParameterizedTest
  @EnumSource
  void invented_keys_do_not_make_it_be_asked_each_time(Found found) {
    try (HttpIssuer issuer = HttpIssuer.open(TestIssuer.fresh());
        GuardedDesk desk = StrangersTest.open(found.setting(issuer))) {
      assertThat(Stream.generate(() -> desk.ask(LEAD, invented(issuer)).statusCode()).limit(MANY))
          .containsOnly(401);
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      assertThat(desk.refused("invalid")).isEqualTo(MANY);
      assertThat(issuer.fetches()).isPositive().isLessThan(MANY / 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void away_at_the_start_it_keeps_nobody_out_once_it_is_back(Found found) {
    try (HttpIssuer issuer = HttpIssuer.open(TestIssuer.fresh())) {
      issuer.goAway();
      try (GuardedDesk desk = StrangersTest.open(found.setting(issuer))) {
        assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(503);
        assertThat(desk.refused("issuer_away")).isEqualTo(1);
        issuer.comeBack();
        assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void away_later_its_last_keys_do_and_a_token_of_another_key_is_a_bad_one(Found found) {
    try (HttpIssuer issuer = HttpIssuer.open(TestIssuer.fresh());
        GuardedDesk desk = StrangersTest.open(found.setting(issuer))) {
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      issuer.goAway();
      assertThat(desk.ask(LEAD, invented(issuer)).statusCode()).isEqualTo(401);
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      assertThat(desk.refused("issuer_away")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_new_key_of_its_own_is_known_with_the_first_token(Found found) {
    try (HttpIssuer issuer = HttpIssuer.open(TestIssuer.fresh());
        GuardedDesk desk = StrangersTest.open(found.setting(issuer))) {
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      issuer.rotate(TestIssuer.fresh("the-next-key"));
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(200);
      assertThat(issuer.fetches()).isEqualTo(2);
    }
  }

  @Test
  void whoever_calls_himself_otherwise_than_he_is_asked_for_is_not_believed() {
    try (HttpIssuer issuer = HttpIssuer.open(TestIssuer.fresh());
        GuardedDesk desk = StrangersTest.open("--handoff.access.issuer=" + issuer.name() + "/")) {
      assertThat(desk.ask(LEAD, issuer.token(Role.SDR)).statusCode()).isEqualTo(503);
      assertThat(issuer.fetches()).isZero();
    }
  }

  @Test
  void what_is_no_address_is_refused_at_the_start() {
    assertThatThrownBy(() -> StrangersTest.open("--handoff.access.issuer=my issuer"))
        .hasStackTraceContaining("Expected HANDOFF_ISSUER to be a URL");
    assertThatThrownBy(() -> StrangersTest.open("--handoff.access.jwk-set=http://a b/keys"))
        .hasStackTraceContaining("Expected HANDOFF_JWK_SET to be a URL");
  }
}
