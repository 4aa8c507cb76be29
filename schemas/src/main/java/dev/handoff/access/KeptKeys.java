package dev.handoff.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of an issuer, kept. A token with a key that is not among them makes them be fetched again,
 * as the issuer may have a new one; but no more than twice in a window of {@link #INTERVAL},
 * however many tokens somebody invents. In between, and while the issuer is away, the last keys do.
 */
final class KeptKeys extends JWKSetSourceWrapper<SecurityContext> {
  /**
   * Length of a window, which begins with a fetch and has room for one more. The second may come at
   * its end and the next window begin at once, so that three fetches follow within a moment.
   */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  /**
   * For how long keys do without another fetch, so that a key which the issuer takes back is
   * trusted no longer than that. The last keys count as fresh for as long again after each fetch
   * that failed.
   */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** For how long the last keys do at most, counted from the last fetch that succeeded. */
  static final Duration WHILE_AWAY = Duration.ofHours(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(KeptKeys.class);

  private KeptKeys(JWKSetSource<SecurityContext> published) {
    super(new RateLimitedJWKSetSource<>(new Told(published), INTERVAL.toMillis(), null));
  }

  /**
   * Keeps what is published. Where there are no keys at all, the source that is returned throws
   * {@link JWKSetUnavailableException}: whether a token is good is not known then.
   */
  static JWKSetSource<SecurityContext> of(JWKSetSource<SecurityContext> published) {
    return new CachingJWKSetSource<>(
        new OutageTolerantJWKSetSource<>(
            new KeptKeys(published), WHILE_AWAY.minus(FRESH).toMillis(), null),
        FRESH.toMillis(),
        LONGEST_WAIT.toMillis(),
        null);
  }

  /** To have asked a moment ago is as if the issuer were away: the last keys do. */
  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator wanted, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return getSource().getJWKSet(wanted, now, context);
    } catch (RateLimitReachedException soon) {
      throw new JWKSetUnavailableException("The keys were asked for a moment ago", soon);
    }
  }

  /** Says in the log what the issuer answers, which whoever asks us is not told. */
  private static final class Told extends JWKSetSourceWrapper<SecurityContext> {
    Told(JWKSetSource<SecurityContext> published) {
      super(published);
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator wanted, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        return getSource().getJWKSet(wanted, now, context);
      } catch (KeySourceException away) {
        LOG.warn("The keys of the issuer cannot be had: {}", away.getMessage());
        throw away;
      }
    }
  }
}
