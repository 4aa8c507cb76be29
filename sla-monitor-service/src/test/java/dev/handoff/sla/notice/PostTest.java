package dev.handoff.sla.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.notice.Answer.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A receiver's misbehaviour costs a bounded time, and is told without its address. */
class PostTest {
  private final Post post = new Post(Duration.ofMillis(200));

  @Test
  void whoever_does_not_answer_is_left_alone_for_a_while() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answer = post.send(at(silent.getLocalPort()), Map.of(), "{}");

      assertThat(answer)
          .isEqualTo(
              new Refused(
                  "Expected an answer within 200 ms, but there was none", Duration.ofSeconds(30)));
    }
  }

  @Test
  void whoever_is_not_there_is_left_alone_too() throws IOException {
    int free;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    assertThat(post.send(at(free), Map.of(), "{}"))
        .isEqualTo(
            new Refused(
                "Expected to reach the receiver, but nobody answers there",
                Duration.ofSeconds(30)));
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port + "/SECRET");
  }
}
