package dev.handoff.access;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens that an issuer gives: JWTs, signed with a key that the issuer alone has. */
final class IssuedTokens {
  private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.values());

  private final AccessSettings settings;

  IssuedTokens(AccessSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads and checks a token; keys are fetched with the first, and again as they change. Without
   * any keys it is an error that is none of the token's; a token whose key is not among those of
   * the issuer is a bad one.
   */
  JwtDecoder decoder() {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys()).jwsAlgorithms(all -> all.addAll(ALGORITHMS)).build();
    decoder.setJwtValidator(validity());
    return decoder;
  }

  private JWKSource<SecurityContext> keys() {
    if (settings.jwkSet().isEmpty()) {
      return kept(PublishedKeys.of(settings.issuer()));
    }
    if (settings.jwkSet().startsWith("http")) {
      return kept(PublishedKeys.at(settings.jwkSet()));
    }
    return new ImmutableJWKSet<>(read(settings.jwkSet()));
  }

  private static JWKSource<SecurityContext> kept(PublishedKeys keys) {
    return new JWKSetBasedJWKSource<>(KeptKeys.of(keys));
  }

  private static JWKSet read(String file) {
    try {
      return JWKSet.load(Path.of(file).toFile()).toPublicJWKSet();
    } catch (IOException | ParseException unreadable) {
      throw new IllegalStateException(
          "Expected HANDOFF_JWK_SET to be a URL or a file with a JWK set, but %s cannot be read: %s"
              .formatted(file, unreadable.getMessage()));
    }
  }

  private OAuth2TokenValidator<Jwt> validity() {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    Stream<OAuth2TokenValidator<Jwt>> checks =
        Stream.of(
            because(Reason.EXPIRED, times),
            settings.issuer().isEmpty()
                ? _ -> OAuth2TokenValidatorResult.success()
                : because(Reason.FOREIGN_ISSUER, new JwtIssuerValidator(settings.issuer())),
            settings.audience().isEmpty()
                ? _ -> OAuth2TokenValidatorResult.success()
                : because(Reason.OTHER_AUDIENCE, new JwtAudienceValidator(settings.audience())));
    return new DelegatingOAuth2TokenValidator<>(checks.toList());
  }

  /** Spring's own errors all have one code, and tell themselves apart in prose. */
  private static OAuth2TokenValidator<Jwt> because(Reason reason, OAuth2TokenValidator<Jwt> check) {
    return token ->
        check.validate(token).hasErrors()
            ? OAuth2TokenValidatorResult.failure(
                new OAuth2Error(reason.word(), reason.sentence(), null))
            : OAuth2TokenValidatorResult.success();
  }

  /** The roles that a token names; words that are none of ours mean nothing. */
  Collection<GrantedAuthority> authorities(Jwt token) {
    return words(claim(token.getClaims(), settings.rolesClaim())).stream()
        .flatMap(word -> Role.named(word).stream())
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.word()))
        .toList();
  }

  /** A name may hold dots itself, as URLs do. */
  private static @Nullable Object claim(Map<?, ?> claims, String name) {
    Object whole = claims.get(name);
    int dot = name.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, name.substring(dot + 1))
        : null;
  }

  private static Set<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Set.copyOf(Arrays.asList(text.split(" ")));
      case Collection<?> list -> list.stream().map(String::valueOf).collect(toSet());
      case null, default -> Set.of();
    };
  }
}
