package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the instances of scoring-service answer over HTTP. */
public final class Scores {
  private Scores() {}

  /** What each instance says of a lead, be it a refusal; missing of one that says nothing. */
  public static List<JsonNode> of(Place place, String leadId) {
    var path = "/v1/leads/" + URLEncoder.encode(leadId, UTF_8).replace("+", "%20") + "/score";
    return new Stack(place)
        .scoring()
        .map(instance -> json(Http.body(instance.address().url(path), place.tokens())))
        .toList();
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException noAnswer) {
      return JsonMapper.shared().missingNode();
    }
  }
}
