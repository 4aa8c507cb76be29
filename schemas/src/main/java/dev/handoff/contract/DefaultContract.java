package dev.handoff.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract that Handoff ships with: a place to start, and a valid one. */
public final class DefaultContract {

  private static final String RESOURCE = "default-contract.yaml";

  private static final JsonNode TREE = ContractDocument.parse(document(), new Problems());

  private DefaultContract() {}

  /** The document as it lies in the jar, comments and all. */
  public static String document() {
    try (var resource = DefaultContract.class.getResourceAsStream(RESOURCE)) {
      return new String(Objects.requireNonNull(resource, RESOURCE).readAllBytes(), UTF_8);
    } catch (IOException unreadableJar) {
      throw new UncheckedIOException(unreadableJar);
    }
  }

  /** A section in which the default contract's values stand for what is left out. */
  static Node complete(Node section) {
    var whole = complete(section.value(), at(section.path()));
    return new Node(section.path(), whole, section.problems());
  }

  private static JsonNode at(String path) {
    var place = TREE;
    for (var key : path.split("\\.")) {
      place = place.path(key);
    }
    return place;
  }

  private static JsonNode complete(JsonNode given, JsonNode otherwise) {
    if (given.isMissingNode()) {
      return otherwise;
    }
    if (!given.isObject() || !otherwise.isObject()) {
      return given;
    }
    var complete = ((ObjectNode) given).deepCopy();
    otherwise.forEachEntry((key, value) -> complete.set(key, complete(given.path(key), value)));
    return complete;
  }
}
