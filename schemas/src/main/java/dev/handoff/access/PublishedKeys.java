package dev.handoff.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys as an issuer publishes them; each time they are asked for, they are fetched. */
final class PublishedKeys implements JWKSetSource<SecurityContext> {
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
  private static final int LONGEST_ANSWER_BYTES = 1 << 20;

  private interface Place {
    URL now() throws IOException, ParseException, JWKSetUnavailableException;
  }

  private final ResourceRetriever http;
  private final Place place;

  private PublishedKeys(ResourceRetriever http, Place place) {
    this.http = http;
    this.place = place;
  }

  /**
   * At an address.
   *
   * @param jwkSet an {@code http(s)} URL, as HANDOFF_JWK_SET has it
   */
  static PublishedKeys at(String jwkSet) {
    URL url = url("HANDOFF_JWK_SET", jwkSet);
    return new PublishedKeys(http(), () -> url);
  }

  /**
   * Where the issuer says that they are, by OpenID Connect Discovery.
   *
   * @param issuer an {@code http(s)} URL, as HANDOFF_ISSUER has it
   */
  static PublishedKeys of(String issuer) {
    URL description = url("HANDOFF_ISSUER", issuer.replaceFirst("/$", "") + WELL_KNOWN);
    ResourceRetriever http = http();
    return new PublishedKeys(http, () -> discovered(issuer, description, http));
  }

  private static URL url(String setting, String text) {
    try {
      return URI.create(text).toURL();
    } catch (IllegalArgumentException | MalformedURLException no) {
      throw new IllegalStateException(
          "Expected %s to be a URL such as https://issuer.example/realm, but it cannot be read as one: %s"
              .formatted(setting, no.getMessage()));
    }
  }

  private static ResourceRetriever http() {
    var http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LONGEST_ANSWER_BYTES);
    http.setHeaders(Map.of("Accept", List.of("application/json, application/jwk-set+json")));
    return http;
  }

  private static URL discovered(String issuer, URL description, ResourceRetriever http)
      throws IOException, ParseException, JWKSetUnavailableException {
    Map<String, Object> said =
        JSONObjectUtils.parse(http.retrieveResource(description).getContent());
    String name = JSONObjectUtils.getString(said, "issuer");
    String keys = JSONObjectUtils.getString(said, "jwks_uri");
    if (!issuer.equals(name) || keys == null) {
      throw new JWKSetUnavailableException(
          "Expected %s to be of the issuer %s and to say where its keys are (jwks_uri), but it is of %s and says %s"
              .formatted(description, issuer, name, keys));
    }
    return URI.create(keys).toURL();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator wanted, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return new URLBasedJWKSetSource<>(place.now(), http).getJWKSet(wanted, now, context);
    } catch (IOException | ParseException | IllegalArgumentException unreadable) {
      throw new JWKSetUnavailableException(
          "The issuer does not say where its keys are: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public void close() {}
}
