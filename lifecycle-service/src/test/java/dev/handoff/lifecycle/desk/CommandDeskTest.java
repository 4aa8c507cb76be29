package dev.handoff.lifecycle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.handoff.access.ActingRep;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.CommandLog.Handover;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.SalesCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.SimpleIdGenerator;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandDeskTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ACCEPT = "{\"actor\": \"Dana\"}";

  private final AwaitedOutcomes awaited = new AwaitedOutcomes(1);
  private final OutcomeFollower follower =
      new OutcomeFollower(awaited, (_, _) -> Outcomes.accepted("L-1", "c"));
  private final List<SalesCommand> taken = new ArrayList<>();
  private ActingRep acting = (_, _) -> {};

  @Test
  void an_accepted_command_is_answered_with_the_state_and_its_revision_as_ETag() throws Exception {
    var answer = ask(decided(c -> Outcomes.accepted("L-1", c.getEventId())), "accept");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("ETag")).isEqualTo("\"2\"");
    assertThat(json(answer))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"leadId": "L-1", "commandId": "%s", "sentence": "Done", "stage": "sal",
                     "cycleId": "L-1:1", "revision": 2, "rep": "Dana"}
                    """
                        .formatted(taken.getFirst().getEventId())));
  }

  @Test
  void a_command_in_the_name_of_another_is_not_handed_over() throws Exception {
    acting =
        (_, actor) -> {
          throw Refusal.of(HttpStatus.FORBIDDEN, "Another's", "Not as " + actor);
        };
    var answer = ask(decided(c -> Outcomes.accepted("L-1", c.getEventId())), "accept");
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(json(answer).path("detail").asString()).isEqualTo("Not as Dana");
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_KNOWN, 404",
    "STALE, 412",
    "INCOMPLETE, 422",
    "REPEATED, 422",
    "NOT_ALLOWED, 409",
    "OTHER, 409",
    ", 409"
  })
  void a_refusal_is_answered_by_its_kind(RefusalKind kind, int status) throws Exception {
    var answer = ask(decided(c -> Outcomes.refused("L-1", c.getEventId(), kind)), "accept");
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(json(answer).path("detail").asString()).isEqualTo("Expected this, but that");
    assertThat(json(answer).path("missing").get(0).asString()).isEqualTo("a note");
    assertThat(json(answer).path("stage").asString()).isEqualTo("sal");
    assertThat(json(answer).path("revision").asLong()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "TAKEN, k, it is not decided yet: ask again with the same Idempotency-Key",
    "UNKNOWN, k, may have been taken or not: ask again with the same Idempotency-Key",
    "TAKEN, , look at the lead before you ask again",
    "UNKNOWN, , look at the lead before you ask again"
  })
  void a_command_without_an_outcome_in_time_is_on_its_way(
      Handover handover, String key, String sentence) throws Exception {
    CommandLog silent =
        (command, _) -> {
          taken.add(command);
          return handover;
        };
    var answer =
        key == null
            ? ask(silent, "accept")
            : ask(silent, "accept", ACCEPT, Map.of("Idempotency-Key", key));
    assertThat(answer.getStatus()).isEqualTo(202);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    assertThat(json(answer).path("sentence").asString()).contains(sentence);
    assertThat(json(answer).path("commandId").asString()).isEqualTo(taken.getFirst().getEventId());
  }

  @Test
  void the_id_follows_from_lead_and_key_and_is_another_each_time_without_a_key() throws Exception {
    CommandLog log = decided(c -> Outcomes.accepted("L-1", c.getEventId()));
    ask(log, "accept", ACCEPT, Map.of("Idempotency-Key", "k"));
    ask(log, "accept", ACCEPT, Map.of("Idempotency-Key", "k"));
    ask(
        log,
        "touches",
        "{\"actor\": \"Dana\", \"kind\": \"call\"}",
        Map.of("Idempotency-Key", "k"));
    ask(log, "accept", ACCEPT, Map.of("Idempotency-Key", "K"));
    ask(log, "accept");
    ask(log, "accept");
    List<String> ids = taken.stream().map(SalesCommand::getEventId).toList();
    assertThat(ids.subList(0, 3)).containsOnly(ids.getFirst());
    assertThat(ids.subList(2, 6)).doesNotHaveDuplicates();
  }

  @Test
  void the_revision_that_was_seen_is_the_one_that_is_expected() throws Exception {
    CommandLog log = decided(c -> Outcomes.accepted("L-1", c.getEventId()));
    ask(log, "accept", ACCEPT, Map.of("If-Match", "\"17\""));
    ask(log, "accept", ACCEPT, Map.of("If-Match", "*"));
    ask(log, "accept");
    assertThat(taken)
        .extracting(SalesCommand::getExpectedRevision)
        .containsExactly(17L, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          If-Match        | 17
          If-Match        | W/"17"
          If-Match        | "17", "18"
          If-Match        | "x"
          Idempotency-Key | `  `
          """)
  void a_header_that_is_not_as_it_has_to_be_is_refused(String name, String value) throws Exception {
    var answer = ask(unasked(), "accept", ACCEPT, Map.of(name, value));
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).path("detail").asString()).startsWith("Expected");
  }

  @Test
  void a_key_has_at_most_two_hundred_characters() throws Exception {
    assertThat(
            ask(unasked(), "accept", ACCEPT, Map.of("Idempotency-Key", "k".repeat(201)))
                .getStatus())
        .isEqualTo(400);
  }

  @Test
  void what_nobody_can_do_with_a_lead_is_not_found_and_the_list_is_said() throws Exception {
    var answer = ask(unasked(), "forget");
    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(json(answer).path("detail").asString()).contains("accept", "opportunity/close");
  }

  @Test
  void a_body_that_is_too_long_is_refused_unread() throws Exception {
    assertThat(ask(unasked(), "accept", " ".repeat(64 * 1024 + 1), Map.of()).getStatus())
        .isEqualTo(413);
  }

  @Test
  void nothing_is_handed_over_before_its_outcome_would_be_seen() throws Exception {
    var answer = send(unasked(), "accept", ACCEPT, Map.of());
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
  }

  private CommandLog decided(Function<SalesCommand, CommandOutcome> outcome) {
    return (command, request) -> {
      taken.add(command);
      awaited.tell(request, () -> outcome.apply(command));
      return Handover.TAKEN;
    };
  }

  private static CommandLog unasked() {
    return (_, _) -> {
      throw new AssertionError("Expected nothing to be handed over");
    };
  }

  private MockHttpServletResponse ask(CommandLog log, String verb) throws Exception {
    return ask(log, verb, ACCEPT, Map.of());
  }

  private MockHttpServletResponse ask(
      CommandLog log, String verb, String body, Map<String, String> headers) throws Exception {
    follower.onPartitionsAssigned(Map.of(), null);
    return send(log, verb, body, headers);
  }

  private final SimpleIdGenerator fresh = new SimpleIdGenerator();

  private MockHttpServletResponse send(
      CommandLog log, String verb, String body, Map<String, String> headers) throws Exception {
    var desk =
        new CommandDesk(
            log,
            awaited,
            follower,
            acting,
            new DeskSettings(Duration.ofNanos(1), 1),
            InstantSource.fixed(NOW),
            fresh);
    var request = post("/v1/leads/L-1/" + verb).content(body);
    headers.forEach(request::header);
    return MockMvcBuilders.standaloneSetup(desk)
        .setControllerAdvice(new Problems())
        .build()
        .perform(request)
        .andReturn()
        .getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  /** As {@code spring.mvc.problemdetails.enabled} has it. */
  @RestControllerAdvice
  private static final class Problems extends ResponseEntityExceptionHandler {}
}
