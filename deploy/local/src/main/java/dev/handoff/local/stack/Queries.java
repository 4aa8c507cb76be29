package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.local.Refusal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to this stack's Prometheus. */
public final class Queries {
  private static final JsonMapper JSON = new JsonMapper();

  private Queries() {}

  /**
   * The series that an expression gives now, each with {@code metric} and {@code value}.
   *
   * @throws Refusal where Prometheus does not understand it, or does not answer
   */
  public static List<JsonNode> now(Place place, String expression) {
    return data(place, "query?query=" + URLEncoder.encode(expression, UTF_8), expression, "result");
  }

  /** The labels of every series that a selector has met in the last hour. */
  public static List<JsonNode> series(Place place, String selector) {
    return data(place, "series?match[]=" + URLEncoder.encode(selector, UTF_8), selector, "");
  }

  private static List<JsonNode> data(Place place, String path, String asked, String field) {
    var address = place.watch().prometheus();
    var body = Http.body(address.url("/api/v1/" + path.replace("[]", "%5B%5D")));
    if (body.isEmpty()) {
      throw new Refusal(
          "Expected Prometheus at %s to answer, but it does not.".formatted(address.hostAndPort()));
    }
    var answer = JSON.readTree(body);
    if (!answer.path("status").asString("").equals("success")) {
      throw new Refusal(
          "Expected Prometheus to understand %s, but: %s"
              .formatted(asked, answer.path("error").asString("no reason given")));
    }
    var data = answer.path("data");
    var found = new ArrayList<JsonNode>();
    (field.isEmpty() ? data : data.path(field)).forEach(found::add);
    return found;
  }
}
