package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Instances.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @TempDir private Path folder;
  private HttpServer services;

  /** All first instances in one: what each says of itself is the same. */
  @BeforeEach
  void open() throws IOException {
    services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.createContext(
        "/actuator/health/readiness",
        exchange -> {
          var health =
              """
              {"components": {"streams": {"details": {"contracts": {"acme": 2}}}}}
              """
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, health.length);
          exchange.getResponseBody().write(health);
          exchange.close();
        });
    services.start();
  }

  @AfterEach
  void close() {
    services.stop(0);
  }

  @Test
  void a_version_that_all_know_is_not_waited_for() throws InterruptedException {
    Followers.awaitContract(place(), "acme", 2, Duration.ZERO);
  }

  @Test
  void a_part_that_is_dead_is_named_and_the_contract_is_published_all_the_same()
      throws IOException {
    var place = place();
    Files.createDirectories(place.home().pid("any").getParent());
    Files.writeString(place.home().pid("scoring-service-2"), "1 2020-01-01T00:00:00Z");

    assertThatThrownBy(() -> Followers.awaitContract(place, "acme", 2, PATIENCE))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "acme version 2 is published, but for 1 s not known to scoring-service-2 at %s."
                    .formatted(place.scoring().all().get(1).desk().url(""))
                + " deploy/local/status says how it is there, and deploy/local/up starts what is"
                + " dead; a service that runs again reads the contract by itself.");
  }

  private Place place() {
    var elsewhere = Place.of(Path.of("/project"), Map.of()).elsewhere(folder);
    return new Place(
        elsewhere.project(),
        elsewhere.home(),
        elsewhere.kafka(),
        elsewhere.registry(),
        here(elsewhere.scoring()),
        here(elsewhere.lifecycle()),
        here(elsewhere.slaMonitor()),
        elsewhere.postgres(),
        elsewhere.watch(),
        elsewhere.tokens());
  }

  private Instances here(Instances service) {
    var port = services.getAddress().getPort();
    var first = service.all().getFirst();
    var all = new ArrayList<>(service.all());
    all.set(0, new Instance(first.desk().on(port), first.management().on(port)));
    return new Instances(service.service(), all);
  }
}
