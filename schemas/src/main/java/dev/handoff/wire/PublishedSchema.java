package dev.handoff.wire;

import java.util.ArrayList;
import java.util.Set;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as it stands in the .avsc: without the hints that Avro's code generator leaves for Java,
 * so that it is the same schema to every language and however it was registered.
 */
final class PublishedSchema {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> HINTS =
      Set.of("avro.java.string", "java-class", "java-key-class", "java-element-class");

  private PublishedSchema() {}

  static Schema of(Schema schema) {
    return new Schema.Parser().parse(withoutHints(JSON.readTree(schema.toString())).toString());
  }

  private static JsonNode withoutHints(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(HINTS);
    }
    new ArrayList<>(node.values()).forEach(PublishedSchema::withoutHints);
    return node;
  }
}
