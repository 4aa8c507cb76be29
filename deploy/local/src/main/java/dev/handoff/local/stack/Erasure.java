package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has lifecycle-service forget a lead. */
public final class Erasure {
  private Erasure() {}

  /** What it answers, be it a refusal; missing if nothing. */
  public static JsonNode of(Place place, String leadId) {
    var path = "/v1/leads/" + URLEncoder.encode(leadId, UTF_8).replace("+", "%20");
    try {
      return JsonMapper.shared()
          .readTree(Http.delete(place.lifecycle().desk().url(path), place.tokens()));
    } catch (JacksonException noAnswer) {
      return JsonMapper.shared().missingNode();
    }
  }
}
