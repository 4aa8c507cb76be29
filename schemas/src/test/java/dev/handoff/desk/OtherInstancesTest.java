package dev.handoff.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.desk.OtherInstances.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class OtherInstancesTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final List<String> asked = new ArrayList<>();
  private final OtherInstances others =
      new OtherInstances(
          new HostInfo("10.0.0.1", 8091),
          new Question("/v1/leads/{id}/score", "The score cannot be taken just now"),
          Tls.NONE,
          Duration.ofSeconds(1));

  private HttpServer holder;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    holder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    holder.createContext(
        "/",
        exchange -> {
          String asker = exchange.getRequestHeaders().getFirst("Handoff-Asked-By");
          asked.add(exchange.getRequestURI().toASCIIString() + " by " + asker);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("Retry-After", "7");
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.getResponseHeaders().set("Set-Cookie", "a=b");
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write("{}".getBytes());
          exchange.close();
        });
    holder.start();
  }

  @AfterEach
  void stop() {
    holder.stop(0);
  }

  @Test
  void the_holder_is_asked_once_and_its_answer_passed_on() {
    var answer = others.ask(here(), "L-1");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answer.getBody()).asString().isEqualTo("{}");
    assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(answer.getHeaders().getFirst("Handoff-Instance"))
        .isEqualTo("127.0.0.1:" + here().port());
    assertThat(answer.getHeaders().getFirst("Set-Cookie")).isNull();
    assertThat(asked).containsExactly("/v1/leads/L-1/score by 10.0.0.1:8091");
  }

  @Test
  void an_id_may_hold_anything() {
    others.ask(here(), "a/../b c?x=1#y;z%2F\\é{id}@host:1");
    assertThat(asked)
        .containsExactly(
            "/v1/leads/a%2F..%2Fb%20c%3Fx%3D1%23y%3Bz%252F%5C%C3%A9%7Bid%7D%40host%3A1/score"
                + " by 10.0.0.1:8091");
  }

  @Test
  void a_refusal_is_passed_on_as_it_is() {
    status = 503;
    var answer = others.ask(here(), "L-1");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("7");
  }

  @Test
  void nobody_is_led_elsewhere() {
    status = 307;
    assertThat(others.ask(here(), "L-1").getStatusCode().value()).isEqualTo(307);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_holder_that_is_gone_means_that_one_may_come_again() {
    HostInfo gone = here();
    holder.stop(0);
    refuses(gone, "it cannot be reached there");
  }

  @Test
  void so_does_one_that_hangs_up_without_a_word() throws IOException {
    try (var dying = new BreaksOff("", false)) {
      refuses(dying.address(), "its answer did not come whole");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{"})
  void so_does_one_that_dies_in_the_middle_of_its_answer(String half) throws IOException {
    try (var dying = new BreaksOff(HEAD + half, false)) {
      refuses(dying.address(), "its answer did not come whole");
    }
  }

  @Test
  void so_does_one_that_says_nothing() throws IOException {
    try (var stalling = new BreaksOff("", true)) {
      refuses(stalling.address(), "within 1 s it did not");
    }
  }

  @Test
  void so_does_one_that_stalls_in_the_middle_of_its_answer() throws IOException {
    try (var stalling = new BreaksOff(HEAD + "Content-Length: 1000\r\n\r\n{", true)) {
      refuses(stalling.address(), "its answer did not come whole");
    }
  }

  private void refuses(HostInfo instance, String what) {
    assertThatThrownBy(() -> others.ask(instance, "L-1"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("2");
              assertThat(refusal.getBody().getDetail())
                  .isEqualTo(
                      "Expected 127.0.0.1:%d, which holds 'L-1', to answer, but %s"
                          .formatted(instance.port(), what));
            });
  }

  @Test
  void an_ipv6_address_is_written_in_brackets() {
    assertThat(OtherInstances.name(new HostInfo("::1", 8091))).isEqualTo("[::1]:8091");
  }

  /** An instance that says so much, and then goes, or says nothing more. */
  private static final class BreaksOff implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);

    BreaksOff(String words, boolean stays) throws IOException {
      Thread.ofVirtual()
          .start(() -> {
            while (!door.isClosed()) {
              try (var caller = door.accept()) {
                caller.getInputStream().read();
                caller.getOutputStream().write(words.getBytes(UTF_8));
                if (stays) {
                  closed.await();
                }
              } catch (IOException | InterruptedException gone) {
                // The test is over, or the caller went first.
              }
            }
          });
    }

    HostInfo address() {
      return new HostInfo("127.0.0.1", door.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      door.close();
    }
  }

  private HostInfo here() {
    return new HostInfo("127.0.0.1", holder.getAddress().getPort());
  }
}
