package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.desk.OtherInstances;
import dev.handoff.desk.OtherInstances.Question;
import dev.handoff.desk.Refusal;
import dev.handoff.desk.Tls;
import dev.handoff.testing.GuardedDesk;
import dev.handoff.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** TLS as docs/access.md says it is set, and instances that call each other under it. */
class TlsTest {
  private static final String PASSWORD = "only for this test";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void a_desk_under_TLS_answers_another_instance_that_asks_with_the_callers_token()
      throws Exception {
    TestIssuer issuer = TestIssuer.fresh();
    write();
    try (GuardedDesk desk =
        StrangersTest.open(
            issuer.settings()[0],
            issuer.settings()[1],
            "--server.ssl.bundle=desk",
            "--spring.ssl.bundle.pem.desk.keystore.certificate=" + uri("cert.pem"),
            "--spring.ssl.bundle.pem.desk.keystore.private-key=" + uri("key.pem"),
            "--spring.ssl.bundle.pem.desk.truststore.certificate=" + uri("cert.pem"))) {
      HostInfo holder = new HostInfo("127.0.0.1", URI.create(desk.url()).getPort());
      assertThat(ask(holder, issuer.token(Role.SDR), trusting()).getStatusCode().value())
          .isEqualTo(200);
      assertThat(ask(holder, issuer.token(Role.OPS), trusting()).getStatusCode().value())
          .isEqualTo(403);
      assertThat(ask(holder, issuer.token(Role.SDR), Tls.NONE).getStatusCode().value())
          .isEqualTo(400);
    }
  }

  private static ResponseEntity<?> ask(HostInfo holder, String token, Tls tls) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue(token).header("alg", "ES256").subject("s").build()));
    return new OtherInstances(
            new HostInfo("127.0.0.1", 1), new Question("/v1/leads/{id}", "Not now"), tls)
        .answer(holder, "L/1", null, () -> "here", why -> Refusal.forNow("Not now", why, 1));
  }

  private Tls trusting() {
    var registry = new DefaultSslBundleRegistry();
    var certificate = PemSslStoreDetails.forCertificate(uri("cert.pem"));
    registry.registerBundle("desk", SslBundle.of(new PemSslStoreBundle(null, certificate)));
    return Tls.of("desk", registry);
  }

  private String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  /** A certificate that signs itself, and its key, as PEM. */
  private void write() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var made =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "desk",
                    "-dname",
                    "CN=desk",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).as(new String(made.getInputStream().readAllBytes())).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    pem("CERTIFICATE", "cert.pem", keys.getCertificate("desk").getEncoded());
    pem("PRIVATE KEY", "key.pem", keys.getKey("desk", PASSWORD.toCharArray()).getEncoded());
  }

  private void pem(String what, String file, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text));
  }
}
