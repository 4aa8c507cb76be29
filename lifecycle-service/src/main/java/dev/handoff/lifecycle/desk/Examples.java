package dev.handoff.lifecycle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A true request for each verb, and its answer. */
final class Examples {
  private static final String FILE = "examples.json";
  private static final Map<String, Example> BY_PATH = read();

  private Examples() {}

  /**
   * @param lead whom it is about
   * @param request the body, as JSON
   * @param answer the body of the 200, as JSON
   */
  record Example(String lead, Map<String, Object> request, Map<String, Object> answer) {}

  static Example of(Verb verb) {
    return Objects.requireNonNull(BY_PATH.get(verb.path()), verb::path);
  }

  private static Map<String, Example> read() {
    try (InputStream file = Examples.class.getResourceAsStream(FILE)) {
      return JsonMapper.shared()
          .readValue(Objects.requireNonNull(file, FILE), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Expected " + FILE + " in the jar", e);
    }
  }
}
