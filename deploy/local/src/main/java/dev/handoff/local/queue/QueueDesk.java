package dev.handoff.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desk of lifecycle-service that answers what there is to do. */
public final class QueueDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Place place;

  /** The desk of a stack. */
  public QueueDesk(Place place) {
    this.place = place;
  }

  /**
   * The top of the queue.
   *
   * @param more whether there are further leads
   */
  public record Top(List<Waiting> leads, boolean more) {}

  /**
   * Asks for it.
   *
   * @param question parameters of {@code /v1/queue}
   * @throws Refusal if it is not answered, with the reason
   */
  public Top ask(Map<String, String> question) {
    String query =
        question.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(joining("&"));
    var response = send(URI.create(place.lifecycle().desk().url("/v1/queue?" + query)));
    var answer = json(response);
    if (response.statusCode() != 200 || !answer.path("items").isArray()) {
      var detail = answer.path("detail").asString("");
      throw new Refusal(
          "The queue is not known: "
              + (detail.isEmpty()
                  ? "lifecycle-service answered " + response.statusCode()
                  : detail));
    }
    return new Top(
        answer.path("items").valueStream().map(Waiting::of).toList(),
        answer.path("next").isString());
  }

  private HttpResponse<String> send(URI question) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          place.tokens().on(HttpRequest.newBuilder(question)).timeout(PATIENCE).build(),
          BodyHandlers.ofString(UTF_8));
    } catch (IOException noAnswer) {
      throw new Refusal(
          "The queue is answered by lifecycle-service, but at %s it does not answer. deploy/local/up starts it."
              .formatted(place.lifecycle().desk().url("")));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  /** Other programs may answer at that port, with anything. */
  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JsonMapper.shared().readTree(response.body());
    } catch (JacksonException noJson) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
