package dev.handoff.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry whose certificate nobody but us has signed. */
class RegistryTlsTest {
  private static final String PASSWORD = "for-this-test";
  private static final String TRUSTSTORE = "schema.registry.ssl.truststore.";

  private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

  @TempDir private static Path folder;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException, InterruptedException {
    Path keys = folder.resolve("registry.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "registry",
        "-keyalg",
        "EC",
        "-dname",
        "CN=registry",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "registry",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD,
        "-file",
        folder.resolve("registry.pem").toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(keys)));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"id\": 7}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void it_is_believed_where_its_certificate_is_trusted() {
    assertThat(
            registry(
                    Map.of(
                        TRUSTSTORE + "type",
                        "PEM",
                        TRUSTSTORE + "location",
                        folder.resolve("registry.pem").toString()))
                .idOf("leads.profile-value", SCHEMA))
        .isEqualTo(7);
    assertThat(
            registry(
                    Map.of(
                        TRUSTSTORE + "type",
                        "PKCS12",
                        TRUSTSTORE + "location",
                        folder.resolve("registry.p12").toString(),
                        TRUSTSTORE + "password",
                        PASSWORD))
                .idOf("leads.profile-value", SCHEMA))
        .isEqualTo(7);
  }

  @Test
  void it_is_no_registry_of_ours_where_nobody_vouches_for_it() {
    assertThatThrownBy(() -> registry(Map.of()).idOf("leads.profile-value", SCHEMA))
        .isInstanceOf(RegistryUnavailable.class);
  }

  @Test
  void a_setting_that_is_left_empty_is_none() {
    assertThat(RegistryTls.of(Map.of("ssl.truststore.location", "", "url", "https://any")))
        .isEqualTo(new RegistryTls(Map.of()));
  }

  private static SchemaRegistry registry(Map<String, String> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put(
        WireConfig.SCHEMA_REGISTRY_URL, "https://127.0.0.1:" + server.getAddress().getPort());
    return new WireConfig(config).registry();
  }

  private static SSLContext identity(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
