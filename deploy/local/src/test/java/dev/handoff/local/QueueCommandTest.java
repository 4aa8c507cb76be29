package dev.handoff.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.access.LocalToken;
import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a desk that answers what a test says. */
class QueueCommandTest {
  private static final String PAGE =
      """
      {"items": [
        {"leadId": "L-1", "waitingFor": "acceptance", "company": "Acme", "score": 64.5, "rep": "dana",
         "slaClass": "standard", "pool": "us-west", "source": "google",
         "deadline": {"promise": "first-touch", "dueAt": "2001-01-01T00:00:00Z", "state": "breached"}},
        {"leadId": "L-22", "waitingFor": "discovery", "company": null, "score": null, "rep": null,
         "slaClass": null, "pool": null, "source": null, "deadline": null}],
       "next": "abc", "asOf": "1-2-3"}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private final List<String> bearers = new ArrayList<>();
  @TempDir private Path home;
  private HttpServer desk;

  @BeforeEach
  void open() throws IOException {
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.start();
  }

  @AfterEach
  void close() {
    desk.stop(0);
  }

  private void answers(int status, String body) {
    desk.createContext(
        "/v1/queue",
        exchange -> {
          asked.add(exchange.getRequestURI().getRawQuery());
          bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
  }

  private int queue(boolean styled, String... options) {
    var words = new ArrayList<>(List.of("queue"));
    words.addAll(List.of(options));
    return Handoff.run(
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), styled, false),
        Map.of(
            "HANDOFF_LIFECYCLE_PORT",
            Integer.toString(desk.getAddress().getPort()),
            "HANDOFF_HOME",
            home.toString()),
        words.toArray(String[]::new));
  }

  @Test
  void its_columns_stand_under_each_other() {
    answers(200, PAGE);
    assertThat(queue(false)).isZero();
    assertThat(out.toString(UTF_8).lines().map(line -> line.replaceAll("\\d+ d \\d+ h", "T")))
        .hasSize(3)
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "L-1   Acme +acceptance +T ago +first-touch +65 +standard +dana +us-west +google"))
        .anySatisfy(line -> assertThat(line).matches("L-22  - +discovery( +-){7}"));
    assertThat(err.toString(UTF_8)).contains("There are more");
  }

  @Test
  void on_a_terminal_what_is_late_is_red() {
    answers(200, PAGE);
    queue(true);
    assertThat(out.toString(UTF_8).lines().toList().get(1)).startsWith("\033[31mL-1 ");
  }

  @Test
  void filters_are_passed_on() {
    answers(200, PAGE);
    queue(false, "--rep", "Dana Scully", "--waiting-for", "first-touch", "--limit", "5");
    assertThat(asked).containsExactly("rep=Dana+Scully&waiting-for=first-touch&limit=5");
  }

  @Test
  void it_asks_with_the_token_of_this_machine_as_soon_as_there_is_one() throws IOException {
    answers(200, PAGE);
    queue(false);
    String token = LocalToken.in(home.resolve("token")).text();
    queue(false);
    assertThat(bearers).containsExactly("null", "Bearer " + token);
    assertThat(out.toString(UTF_8) + err.toString(UTF_8)).doesNotContain(token);
  }

  @Test
  void nothing_to_do_is_said() {
    answers(200, "{\"items\": [], \"next\": null}");
    assertThat(queue(false)).isZero();
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains("Nothing waits.");
  }

  @Test
  void a_name_cannot_steer_the_terminal() {
    answers(200, PAGE.replace("Acme", "\\u001b[2JAcme"));
    queue(false);
    assertThat(out.toString(UTF_8)).contains("?[2JAcme");
  }

  @Test
  void a_refusal_is_said_in_the_desks_own_words() {
    answers(400, "{\"detail\": \"Expected limit to be from 1 to 200, but found 0\"}");
    assertThat(queue(false, "--limit", "0")).isOne();
    assertThat(err.toString(UTF_8)).contains("Expected limit to be from 1 to 200, but found 0");
    desk.stop(0);
    assertThat(queue(false)).isOne();
    assertThat(err.toString(UTF_8)).contains("it does not answer. deploy/local/up starts it.");
  }
}
