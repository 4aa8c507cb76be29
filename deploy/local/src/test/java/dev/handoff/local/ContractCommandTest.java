package dev.handoff.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.contract.DefaultContract;
import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command against a desk that answers what a test says. LifecycleServiceIT asks the real one.
 */
class ContractCommandTest {
  private static final String SHIPPED = DefaultContract.document();
  private static final String SECOND =
      SHIPPED.replace("version: 1", "version: 2").replace("threshold: 50", "threshold: 45");

  private static final String PUBLISHED =
      """
      [{"id": "earlier", "version": 3, "scope": "standing", "effectiveFrom": "2027-06-01T00:00:00Z"},
       {"id": "b2b-default", "version": 3, "scope": "standing", "effectiveFrom": "2027-01-01T00:00:00Z"},
       {"id": "named", "version": 5, "scope": "named", "effectiveFrom": "2027-01-01T00:00:00Z"},
       {"id": "later", "version": 4, "scope": "standing", "effectiveFrom": "2028-01-01T00:00:00Z"}]
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;
  private HttpServer desk;
  private HttpServer scoring;
  private HttpServer slaMonitor;
  private HttpServer lifecycle;

  @BeforeEach
  void open() throws IOException {
    desk = server();
    scoring = server();
    slaMonitor = server();
    lifecycle = server();
  }

  private static HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  @AfterEach
  void close() {
    Stream.of(desk, scoring, slaMonitor, lifecycle).forEach(server -> server.stop(0));
  }

  private void answers(String path, int status, String body) {
    answers(desk, path, status, body);
  }

  private static void answers(HttpServer server, String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          var bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private int contract(boolean styled, String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = "contract";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Handoff.run(
        new Terminal(new PrintStream(out), new PrintStream(err), styled, false),
        Map.of(
            "HANDOFF_LIFECYCLE_PORT", port(desk),
            "HANDOFF_LIFECYCLE_MANAGEMENT_PORT", port(lifecycle),
            "HANDOFF_SCORING_MANAGEMENT_PORT", port(scoring),
            "HANDOFF_SLA_MONITOR_MANAGEMENT_PORT", port(slaMonitor)),
        words);
  }

  private static String port(HttpServer server) {
    return Integer.toString(server.getAddress().getPort());
  }

  private int contract(String... arguments) {
    return contract(false, arguments);
  }

  private String file(String document) throws IOException {
    return Files.writeString(folder.resolve("acme.yaml"), document).toString();
  }

  private List<String> said() {
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void a_sound_file_is_a_contract() throws IOException {
    var file = file(SHIPPED);
    assertThat(contract("check", file)).isZero();
    assertThat(said())
        .containsExactly(
            file
                + " is a contract: b2b-default version 1, from 2026-01-01T00:00:00Z on, signed by VP"
                + " Marketing for marketing and VP Sales for sales.");
  }

  @Test
  void every_problem_of_a_file_is_said_with_its_path() throws IOException {
    var file = file(SECOND.replace("half-life: 14d", "halflife: 14d"));
    assertThat(contract("check", file)).isOne();
    assertThat(said())
        .containsExactly(
            "engagement.points[0].halflife: expected no such key; did you mean half-life?");
    assertThat(err.toString(UTF_8)).contains(file + " is no contract: it has a problem.");
  }

  @Test
  void on_a_terminal_problems_stand_under_each_other() throws IOException {
    assertThat(contract(true, "check", file("id: acme\nversion: 0\n"))).isOne();
    assertThat(said())
        .contains(
            "\033[31mversion\033[0m         expected a whole number, 1 or more, but found 0",
            "\033[31meffective-from\033[0m  expected an instant such as 2026-01-01T00:00:00Z, but it"
                + " is missing");
  }

  @Test
  void what_is_not_there_is_said_in_a_sentence() throws IOException {
    assertThat(contract("check", "no.yaml")).isOne();
    assertThat(err.toString(UTF_8))
        .contains("Expected a contract in no.yaml, but there is no such file.");
    var noText = Files.write(folder.resolve("no.txt"), new byte[] {(byte) 0xFF}).toString();
    assertThat(contract("check", noText)).isOne();
    assertThat(err.toString(UTF_8)).contains("no.txt to be UTF-8, but it is not.");

    desk.stop(0);
    assertThat(contract("publish", file(SHIPPED))).isOne();
    assertThat(err.toString(UTF_8)).contains("it does not answer. deploy/local/up starts it.");
  }

  @Test
  void a_difference_is_said_against_the_contract_of_the_same_id() throws IOException {
    answers("/v1/contracts/b2b-default", 200, SHIPPED);
    assertThat(
            contract("diff", file(SECOND.replace("on: asset_downloaded,", "on: asset_requested,"))))
        .isZero();
    assertThat(said())
        .containsExactly(
            "Against b2b-default version 1:",
            "  version: 1 becomes 2",
            "  engagement.points whitepaper: the event type asset_downloaded becomes"
                + " asset_requested",
            "  mql.threshold: 50 becomes 45",
            "What leads did before, these rules do not know in full:",
            "  rule whitepaper counts acts from now on, as no rule gave points for such acts before");
  }

  @Test
  void a_new_contract_is_compared_with_the_standing_one() throws IOException {
    answers("/v1/contracts/standing", 200, SHIPPED);
    assertThat(contract("diff", file(SHIPPED.replace("b2b-default", "acme")))).isZero();
    assertThat(err.toString(UTF_8))
        .contains("acme is not published yet; b2b-default version 1 stands.");
    assertThat(said())
        .containsExactly("Against b2b-default version 1:", "  id: b2b-default becomes acme");
  }

  @Test
  void a_difference_under_the_same_version_cannot_be_published_so() throws IOException {
    answers("/v1/contracts/b2b-default", 200, SHIPPED);
    assertThat(contract("diff", file(SHIPPED))).isZero();
    assertThat(said()).containsExactly("Nothing changes against b2b-default version 1.");
    assertThat(contract("diff", file(SECOND.replace("version: 2", "version: 1")))).isZero();
    assertThat(err.toString(UTF_8)).contains("To be published, it needs a version above 1.");
  }

  @Test
  void a_publication_says_what_it_changes_and_waits_until_every_service_knows_it()
      throws IOException {
    answers(
        "/v1/contracts",
        201,
        """
        {"scope": "standing", "against": "b2b-default version 1",
         "changes": ["mql.threshold: 50 becomes 45"],
         "countFromNowOn": [{"rule": "form", "sentence": "rule form counts acts from now on"}]}
        """);
    for (var service : List.of(lifecycle, scoring, slaMonitor)) {
      answers(
          service,
          "/actuator/health/readiness",
          200,
          """
          {"components": {"streams": {"details": {"contracts": {"b2b-default": 2}}}}}
          """);
    }
    assertThat(contract("publish", file(SECOND))).isZero();
    assertThat(said())
        .containsExactly(
            "b2b-default version 2 is published and governs every lead that names no contract from"
                + " 2026-01-01T00:00:00Z on.",
            "Against b2b-default version 1:",
            "  mql.threshold: 50 becomes 45",
            "What leads did before, these rules do not know in full:",
            "  rule form counts acts from now on");
    assertThat(err.toString(UTF_8)).contains("Every service knows it.");
  }

  @Test
  void a_refused_publication_says_why() throws IOException {
    answers("/v1/contracts", 409, "{\"detail\": \"Expected a version of acme above 2\"}");
    assertThat(contract("publish", file(SECOND), "--scope", "standing")).isOne();
    assertThat(err.toString(UTF_8))
        .contains("acme.yaml is not published: Expected a version of acme above 2");
  }

  @Test
  void the_contract_in_force_is_printed_as_it_was_handed_in() {
    answers("/v1/contracts/standing", 200, SHIPPED);
    assertThat(contract("show")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(SHIPPED);
    assertThat(err.toString(UTF_8)).contains("b2b-default version 1, from 2026-01-01T00:00:00Z on");
    assertThat(contract("show", "nobody")).isOne();
    assertThat(err.toString(UTF_8)).contains("there is no nobody.");
  }

  @Test
  void a_version_that_waits_for_its_day_is_told_beside_the_one_in_force() {
    answers("/v1/contracts/standing", 200, SHIPPED);
    answers("/v1/contracts/b2b-default", 200, SHIPPED);
    answers("/v1/contracts", 200, PUBLISHED);

    assertThat(contract("show")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(SHIPPED);
    assertThat(err.toString(UTF_8).lines())
        .containsSubsequence(
            "b2b-default version 1, from 2026-01-01T00:00:00Z on",
            "b2b-default version 3 is published too, and takes its place from 2027-01-01T00:00:00Z"
                + " on.",
            "later version 4 is published too, and takes its place from 2028-01-01T00:00:00Z on.")
        .noneMatch(line -> line.startsWith("earlier") || line.startsWith("named"));

    err.reset();
    assertThat(contract("show", "b2b-default")).isZero();
    assertThat(err.toString(UTF_8)).contains("b2b-default version 3").doesNotContain("later");
  }

  @Test
  void a_difference_is_said_against_the_one_in_force_and_tells_of_the_one_that_waits()
      throws IOException {
    answers("/v1/contracts/b2b-default", 200, SHIPPED);
    answers("/v1/contracts", 200, PUBLISHED);
    assertThat(contract("diff", file(SECOND))).isZero();
    assertThat(said()).startsWith("Against b2b-default version 1:");
    assertThat(err.toString(UTF_8).lines())
        .containsSubsequence(
            "b2b-default version 3 is published too, and takes its place from 2027-01-01T00:00:00Z"
                + " on.",
            "To be published, it needs a version above 3.");

    err.reset();
    assertThat(contract("diff", file(SECOND.replace("version: 2", "version: 3")))).isZero();
    assertThat(err.toString(UTF_8)).doesNotContain("To be published");
  }

  @Test
  void one_of_its_four_words_is_needed() {
    assertThat(contract()).isEqualTo(2);
    assertThat(contract("check")).isEqualTo(2);
    assertThat(contract("publish", "--help")).isZero();
  }
}
