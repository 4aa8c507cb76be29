package dev.handoff.lifecycle.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.testing.LocalAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the stream, which reads events as a browser does. */
final class Listener implements AutoCloseable {
  private static final int SECONDS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(10_000);
  private final BlockingQueue<String> places = new ArrayBlockingQueue<>(10_000);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final int status;

  record Event(String name, String id, JsonNode data) {
    String lead() {
      return data.path("leadId").asString("");
    }
  }

  private Listener(String url, @Nullable String lastEventId) {
    var request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", LocalAccess.bearer());
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      status = response.statusCode();
      Thread.ofVirtual().start(() -> read(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Listener to(String url) {
    return opened(new Listener(url, null));
  }

  static Listener from(String lastEventId, String url) {
    return opened(new Listener(url, lastEventId));
  }

  private static Listener opened(Listener listener) {
    assertThat(listener.status).isEqualTo(200);
    return listener;
  }

  /** Tries until there is room. */
  static Listener openedInTheEnd(String url) {
    return await()
        .atMost(Duration.ofSeconds(SECONDS))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> openedNow(url), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<Listener> openedNow(String url) {
    Listener listener = new Listener(url, null);
    if (listener.status == 200) {
      return Optional.of(listener);
    }
    listener.close();
    return Optional.empty();
  }

  private void read(InputStream body) {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String name = "";
      String id = "";
      String data = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          if (data == null) {
            places.add(id);
          } else {
            events.add(new Event(name, id, JsonMapper.shared().readTree(data)));
          }
          data = null;
        }
      }
    } catch (IOException cutOff) {
      // As wanted.
    } finally {
      ended.countDown();
    }
  }

  Event next() {
    return taken(events);
  }

  /** The next place that came without an event. */
  String place() {
    return taken(places);
  }

  /** The next such place that is another. */
  String placeAfter(String place) {
    String next = place();
    while (next.equals(place)) {
      next = place();
    }
    return next;
  }

  void awaitEnd() {
    try {
      assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T taken(BlockingQueue<T> queue) {
    try {
      T taken = queue.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(taken).as("something within %d s", SECONDS).isNotNull();
      return taken;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
