package dev.handoff.scoring.desk;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.handoff.contract.Contracts;
import dev.handoff.testing.Agreements;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preview desk at a standing instant, under the contract that ships. */
final class Desk {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final MockMvc http;

  private Desk(Contracts contracts, Semaphore previews) {
    http =
        MockMvcBuilders.standaloneSetup(
                new PreviewDesk(contracts, InstantSource.fixed(NOW), previews))
            .setControllerAdvice(new Problems())
            .build();
  }

  static Desk open() {
    return under(Contracts.always(Agreements.shipped()));
  }

  static Desk under(Contracts contracts) {
    return new Desk(contracts, new Semaphore(1));
  }

  /** Whose previews share the permits with others. */
  static Desk with(Semaphore previews) {
    return new Desk(Contracts.always(Agreements.shipped()), previews);
  }

  /**
   * @param json with ' for "
   */
  Answer ask(String json) {
    return send(json.replace('\'', '"'));
  }

  Answer send(String body) {
    try {
      var response =
          http.perform(post("/v1/score-preview").content(body)).andReturn().getResponse();
      return new Answer(
          response.getStatus(),
          String.valueOf(response.getContentType()),
          response.getHeader("Retry-After"),
          JsonMapper.shared().readTree(response.getContentAsString(StandardCharsets.UTF_8)));
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new AssertionError("Expected an answer, but the desk threw", e);
    }
  }

  record Answer(int status, String type, @Nullable String retryAfter, JsonNode json) {
    /** A number that is to be exactly this. */
    double number(String pointer) {
      return json.at(pointer).asDouble();
    }
  }

  /** As {@code spring.mvc.problemdetails.enabled} has it. */
  @RestControllerAdvice
  private static final class Problems extends ResponseEntityExceptionHandler {}
}
