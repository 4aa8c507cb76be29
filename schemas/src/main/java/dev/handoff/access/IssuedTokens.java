package dev.handoff.access;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
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
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Tokens that an issuer gives: JWTs, signed with a key that the issuer alone has. */
final class IssuedTokens {
  private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.values());

  private final AccessSettings settings;

  IssuedTokens(AccessSettings settings) {
    this.settings = settings;
  }

  /** Reads and checks a token; keys are fetched with the first, and again as they change. */
  JwtDecoder decoder() {
    if (settings.jwkSet().isEmpty()) {
      return evenWhileAway(
          new SupplierJwtDecoder(
              () -> checking(NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build())));
    }
    if (settings.jwkSet().startsWith("http")) {
      return checking(
          NimbusJwtDecoder.withJwkSetUri(settings.jwkSet())
              .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
              .build());
    }
    return checking(
        NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(read(settings.jwkSet())))
            .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
            .build());
  }

  private NimbusJwtDecoder checking(NimbusJwtDecoder decoder) {
    decoder.setJwtValidator(validity());
    return decoder;
  }

  /** That an issuer does not answer is no fault of ours, and no token's. */
  private static JwtDecoder evenWhileAway(JwtDecoder decoder) {
    return token -> {
      try {
        return decoder.decode(token);
      } catch (JwtDecoderInitializationException away) {
        throw new JwtException("The issuer does not say where its keys are", away);
      }
    };
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
