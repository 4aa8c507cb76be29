package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.local.keys.Keyring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** What the stack itself asks of its registry, logged in where that is asked for. */
record RegistryDesk(Place place) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Whether it answers, and answers us. */
  boolean answers() {
    try {
      return send(request().GET()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Sets which changes of schemas it lets through. */
  void configure(String json) throws IOException {
    var response =
        send(
            request()
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    if (response.statusCode() != 200) {
      throw new IOException(
          "Expected the registry at %s to take %s, but it answered %d: %s"
              .formatted(place.registryUrl(), json, response.statusCode(), response.body()));
    }
  }

  private HttpRequest.Builder request() {
    var request =
        HttpRequest.newBuilder(URI.create(place.registryUrl() + "/config")).timeout(PATIENCE);
    if (place.isSecured()) {
      var who = Keyring.ADMINISTRATOR;
      var login = who + ":" + place.home().keyring().registryPassword(who);
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (place.isSecured()) {
      builder.sslContext(place.home().keyring().trust());
    }
    try (var client = builder.build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
