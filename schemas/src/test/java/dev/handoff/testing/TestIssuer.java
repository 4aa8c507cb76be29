package dev.handoff.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.handoff.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An issuer of tokens whose keys are in a file. */
public final class TestIssuer {
  /** What its tokens say. */
  public static final String NAME = "https://issuer.example";

  private static final String KEY_ID = "the-key";
  private static final long HOUR_SECONDS = 3600;

  private final ECKey key;

  private TestIssuer(ECKey key) {
    this.key = key;
  }

  /** One with a key that nobody else has, though it has the same name as any other's. */
  public static TestIssuer fresh() {
    return fresh(KEY_ID);
  }

  /** One whose key has another name, too. */
  public static TestIssuer fresh(String keyId) {
    try {
      return new TestIssuer(new ECKeyGenerator(Curve.P_256).keyID(keyId).generate());
    } catch (JOSEException e) {
      throw new AssertionError("Expected a key", e);
    }
  }

  /** What tells a service whom to believe. */
  public String[] settings() {
    return new String[] {
      "--handoff.access.issuer=" + NAME, "--handoff.access.jwk-set=" + keys().toAbsolutePath()
    };
  }

  private Path keys() {
    try {
      byte[] text = jwkSet().toString().getBytes();
      Path file = Path.of("target", "keys", UUID.nameUUIDFromBytes(text) + ".json");
      Files.createDirectories(file.getParent());
      return Files.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its public key, as issuers publish theirs. */
  public JWKSet jwkSet() {
    return new JWKSet(key.toPublicJWK());
  }

  /** A token with roles, valid for an hour. */
  public String token(Role... roles) {
    return token(claims -> claims.claim("roles", Stream.of(roles).map(Role::word).toList()));
  }

  /** A token with other claims than an ordinary one has. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> changed) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .subject("somebody@people.example")
            .audience("handoff")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(HOUR_SECONDS)));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            changed.apply(claims).build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError("Expected a signature", e);
    }
    return token.serialize();
  }
}
