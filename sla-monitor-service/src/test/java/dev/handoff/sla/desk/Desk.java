package dev.handoff.sla.desk;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preview desk, without a service around it. */
final class Desk {
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(new PreviewDesk())
          .setControllerAdvice(new Problems())
          .build();

  /**
   * @param json with ' for "
   */
  Answer ask(String path, String json) {
    return send(path, json.replace('\'', '"'));
  }

  Answer send(String path, String body) {
    try {
      var response = http.perform(post(path).content(body)).andReturn().getResponse();
      return new Answer(
          response.getStatus(),
          String.valueOf(response.getContentType()),
          JsonMapper.shared().readTree(response.getContentAsString(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("Expected an answer, but the desk threw", e);
    }
  }

  record Answer(int status, String type, JsonNode json) {
    /** What stands at a pointer, in words. */
    String text(String pointer) {
      return json.at(pointer).asString();
    }

    /** Each as {@code path: sentence}. */
    List<String> problems() {
      return json.at("/problems")
          .valueStream()
          .map(
              problem -> problem.get("path").asString() + ": " + problem.get("expected").asString())
          .toList();
    }
  }

  /** As {@code spring.mvc.problemdetails.enabled} has it. */
  @RestControllerAdvice
  private static final class Problems extends ResponseEntityExceptionHandler {}
}
