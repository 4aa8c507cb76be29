package dev.handoff.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a container is healthy is what its service says of itself. */
class ReadyTest {
  private HttpServer service;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void a_service_that_says_so_is_ready() {
    assertThat(Ready.isReady(port())).isTrue();
  }

  @Test
  void a_service_that_is_out_of_service_is_not() {
    status = 503;
    assertThat(Ready.isReady(port())).isFalse();
  }

  @Test
  void a_service_that_does_not_answer_is_not() {
    int port = port();
    service.stop(0);
    assertThat(Ready.isReady(port)).isFalse();
  }

  private int port() {
    return service.getAddress().getPort();
  }
}
