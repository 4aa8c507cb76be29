package dev.handoff.desk;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a request, read strictly. */
public final class Json {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * What a text holds, without the keys that have null: as in our messages, null is absent.
   *
   * @throws Refusal 400 for what is no JSON, with the place and what was expected there
   */
  public static JsonNode tree(String text) {
    try {
      JsonNode tree = STRICT.readTree(text);
      dropNulls(tree);
      return tree.isMissingNode() ? STRICT.nullNode() : tree;
    } catch (JacksonException notJson) {
      throw NotJson.refusal(notJson);
    }
  }

  private static void dropNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.removeNulls();
    }
    tree.forEach(Json::dropNulls);
  }
}
