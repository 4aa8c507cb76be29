package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import dev.handoff.testing.TestIssuer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptKeysTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Published published = new Published();
  private final JWKSetSource<SecurityContext> kept = KeptKeys.of(published);
  private long now = 1_000_000;

  /** Keys that somebody counts the fetches of. */
  private static final class Published implements JWKSetSource<SecurityContext> {
    private String key = "first";
    private boolean isAway;
    private int fetches;

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator wanted, long now, @Nullable SecurityContext context)
        throws JWKSetUnavailableException {
      fetches++;
      if (isAway) {
        throw new JWKSetUnavailableException("away");
      }
      return TestIssuer.fresh(key).jwkSet();
    }

    @Override
    public void close() {}
  }

  /** What is there, for a token whose key is known. */
  private List<String> keys() throws KeySourceException {
    return names(kept.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, null));
  }

  /** What is there, for a token whose key is not among what was there at first. */
  private List<String> keysLookedForAnew() throws KeySourceException {
    JWKSet first = kept.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, null);
    return names(kept.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(first), now, null));
  }

  private static List<String> names(JWKSet keys) {
    return keys.getKeys().stream().map(JWK::getKeyID).toList();
  }

  private void after(Duration time) {
    now += time.toMillis();
  }

  @Test
  void they_are_fetched_once_while_they_are_fresh() throws KeySourceException {
    keys();
    after(KeptKeys.FRESH.minus(MOMENT));
    keys();
    assertThat(published.fetches).isEqualTo(1);
    published.key = "second";
    after(MOMENT.multipliedBy(2));
    assertThat(keys()).containsExactly("second");
    assertThat(published.fetches).isEqualTo(2);
  }

  @Test
  void however_often_they_are_looked_for_anew_two_fetches_fall_into_an_interval()
      throws KeySourceException {
    for (int i = 0; i < 1000; i++) {
      assertThat(keysLookedForAnew()).containsExactly("first");
    }
    assertThat(published.fetches).isEqualTo(2);
    after(KeptKeys.INTERVAL);
    published.key = "second";
    assertThat(keysLookedForAnew()).containsExactly("second");
    assertThat(published.fetches).isEqualTo(3);
  }

  @Test
  void where_two_intervals_meet_three_fetches_follow_within_a_moment() throws KeySourceException {
    keys();
    after(KeptKeys.INTERVAL.minus(MOMENT));
    keysLookedForAnew();
    assertThat(published.fetches).isEqualTo(2);
    after(MOMENT);
    for (int i = 0; i < 1000; i++) {
      keysLookedForAnew();
    }
    // The one of a moment ago, and both of the next interval.
    assertThat(published.fetches).isEqualTo(2 + 2);
  }

  @Test
  void after_a_fetch_that_failed_a_key_taken_back_is_trusted_as_long_again()
      throws KeySourceException {
    keys();
    published.key = "second";
    published.isAway = true;
    after(KeptKeys.FRESH.plus(MOMENT));
    assertThat(keys()).containsExactly("first");
    published.isAway = false;
    after(KeptKeys.FRESH.minus(MOMENT));
    assertThat(keys()).containsExactly("first");
    after(MOMENT.multipliedBy(2));
    assertThat(keys()).containsExactly("second");
  }

  @Test
  void while_the_issuer_is_away_the_last_keys_do_for_a_time() throws KeySourceException {
    keys();
    published.isAway = true;
    after(KeptKeys.WHILE_AWAY.minus(KeptKeys.FRESH).minus(MOMENT));
    assertThat(keys()).containsExactly("first");
    after(KeptKeys.FRESH.plus(MOMENT));
    assertThatThrownBy(this::keys).isInstanceOf(JWKSetUnavailableException.class);
  }

  @Test
  void without_any_keys_it_is_not_known_and_the_issuer_is_not_asked_more_often_for_that()
      throws KeySourceException {
    published.isAway = true;
    for (int i = 0; i < 1000; i++) {
      assertThatThrownBy(this::keys).isInstanceOf(JWKSetUnavailableException.class);
    }
    assertThat(published.fetches).isEqualTo(2);
    published.isAway = false;
    after(KeptKeys.INTERVAL);
    assertThat(keys()).containsExactly("first");
  }
}
