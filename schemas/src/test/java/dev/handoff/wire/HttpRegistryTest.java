package dev.handoff.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.handoff.message.LeadProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRegistryTest {
  private static final Schema SCHEMA = PublishedSchema.of(LeadProfile.getClassSchema());

  private static final SSLContext TRUST = new RegistryTls(Map.of()).context();

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"id\": 7}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void a_schema_is_registered_under_its_subject_and_asked_for_once() {
    SchemaRegistry registry = new CachedRegistry(http(""));

    assertThat(registry.register("leads.profile-value", SCHEMA)).isEqualTo(7);
    assertThat(registry.register("leads.profile-value", SCHEMA)).isEqualTo(7);

    assertThat(requests).containsExactly("POST /subjects/leads.profile-value/versions null");
  }

  @Test
  void an_unknown_id_is_asked_for_again_after_a_minute_only() {
    status = 404;
    answer = "{\"error_code\": 40403, \"message\": \"Schema 9 not found\"}";
    var now = new Instant[] {Instant.EPOCH};
    SchemaRegistry registry = new CachedRegistry(http(""), () -> now[0]);

    for (int seconds : new int[] {0, 1, 59, 60}) {
      now[0] = Instant.EPOCH.plus(Duration.ofSeconds(seconds));
      assertThatThrownBy(() -> registry.byId(9))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("Schema 9 not found");
    }

    assertThat(requests).hasSize(2);
  }

  @Test
  void an_incompatible_schema_is_refused_with_the_registrys_words() {
    status = 409;
    answer = "{\"error_code\": 409, \"message\": \"field amount has no default\"}";

    assertThatThrownBy(() -> http("").register("leads.profile-value", SCHEMA))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("registering leads.profile-value")
        .hasMessageContaining("field amount has no default");
  }

  @Test
  void credentials_are_sent_and_never_shown() {
    status = 401;
    answer = "{\"message\": \"who are you\"}";

    assertThatThrownBy(() -> http("user:secret").byId(1))
        .hasMessageContaining("401")
        .hasMessageNotContaining("secret");
    assertThat(requests).singleElement().asString().endsWith("Basic dXNlcjpzZWNyZXQ=");
  }

  @Test
  void a_registry_that_does_not_let_us_in_says_nothing_of_the_record() {
    for (int closed : new int[] {401, 403}) {
      status = closed;
      answer = "";

      assertThatThrownBy(() -> http("user:secret").byId(1))
          .isInstanceOf(RegistryUnavailable.class)
          .hasMessageContaining("it answered %d: it does not let us do that".formatted(closed));
    }
  }

  @Test
  void a_registry_that_is_not_there_is_named_with_its_address_and_the_subject() {
    server.stop(0);

    assertThatThrownBy(() -> http("").register("leads.profile-value", SCHEMA))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining(address())
        .hasMessageContaining("leads.profile-value")
        .hasMessageContaining(WireConfig.SCHEMA_REGISTRY_URL);
  }

  @Test
  void a_registry_in_trouble_gives_no_answer_which_is_not_the_records_fault() {
    for (int trouble : new int[] {408, 429, 500, 503}) {
      status = trouble;

      assertThatThrownBy(() -> http("").byId(1))
          .isInstanceOf(RegistryUnavailable.class)
          .hasMessageContaining("it answered " + trouble);
    }
  }

  @Test
  void the_next_address_is_asked_where_the_first_does_not_answer() {
    HttpRegistry registry =
        new HttpRegistry(
            List.of(URI.create("http://127.0.0.1:1"), URI.create(address())), "", TRUST);

    assertThat(registry.register("leads.profile-value", SCHEMA)).isEqualTo(7);
  }

  private HttpRegistry http(String userInfo) {
    return new HttpRegistry(List.of(URI.create(address())), userInfo, TRUST);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
