package dev.handoff.lifecycle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handoff.contract.Problem;
import dev.handoff.desk.Refusal;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.Evidence;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

class CommandReaderTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456Z");

  @Test
  void a_command_is_read_into_the_message_that_any_client_would_send() {
    SalesCommand command =
        read(
            Verb.TOUCH,
            "{'actor': 'Dana', 'occurredAt': '2026-06-01T14:00:00+02:00', 'kind': 'call', 'reached': true, 'note': 'x'}");
    assertThat(command)
        .isEqualTo(
            SalesCommand.newBuilder()
                .setEventId("c-1")
                .setLeadId("L-1")
                .setActor("Dana")
                .setOccurredAt(Instant.parse("2026-06-01T12:00:00Z"))
                .setExpectedRevision(7L)
                .setCommand(new RecordTouch(TouchKind.CALL, true, null, "x"))
                .build());
  }

  @Test
  void evidence_dates_and_numbers_are_read() {
    SalesCommand qualify =
        read(
            Verb.QUALIFY,
            """
            {'actor': 'Dana', 'decisionBy': '2026-07-01', 'evidence': [
              {'item': 'need', 'confirmed': true, 'note': 'n', 'source': 'call', 'at': '2026-05-31T10:00:00Z'},
              {'item': 'budget', 'confirmed': false, 'note': ''}]}
            """);
    assertThat(qualify.getCommand())
        .isEqualTo(
            QualifyLead.newBuilder()
                .setDecisionBy(LocalDate.parse("2026-07-01"))
                .setEvidence(
                    List.of(
                        new Evidence(
                            "need", true, "n", "call", Instant.parse("2026-05-31T10:00:00Z")),
                        new Evidence("budget", false, "", null, null)))
                .build());
    assertThat(read(Verb.CLOSE, "{'actor': 'Dana', 'won': false, 'amount': 12}").getCommand())
        .isEqualTo(new CloseOpportunity(false, 12.0, null, null));
    assertThat(
            read(Verb.RECYCLE, "{'actor': 'Dana', 'reason': 'r', 'until': '2026-08-01'}")
                .getCommand())
        .isEqualTo(new RecycleLead(LocalDate.parse("2026-08-01"), "r", null));
  }

  @Test
  void what_is_not_said_has_its_default() {
    SalesCommand command = read(Verb.QUALIFY, "{'actor': 'Dana', 'note': null}");
    assertThat(command.getOccurredAt()).isEqualTo(Instant.parse("2026-06-01T12:00:00.123Z"));
    assertThat(command.getCommand()).isEqualTo(QualifyLead.newBuilder().build());
  }

  @ParameterizedTest
  @EnumSource
  void the_published_example_of_every_verb_is_read(Verb verb) {
    var json = tools.jackson.databind.json.JsonMapper.shared();
    read(verb, json.writeValueAsString(Examples.of(verb).request()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accept            | {}                                             | actor: expected a text that is not blank, of at most 200 characters, but it is missing
          accept            | {'actor': ' '}                                 | actor: expected a text that is not blank, of at most 200 characters, but found ' '
          accept            | {'actor': 'D', 'occuredAt': 'x'}               | occuredAt: expected no such key; did you mean occurredAt?
          accept            | {'actor': 'D', 'occurredAt': 'today'}          | occurredAt: expected an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z, but found 'today'
          accept            | {'actor': 'D', 'occurredAt': '2026-06-01T12:05:00.124Z'} | occurredAt: expected an instant at most 5 minutes after now, 2026-06-01T12:00:00.123Z, but found 2026-06-01T12:05:00.124Z
          accept            | {'actor': 'D', 'note': 7}                      | note: expected a text of at most 2,000 characters, but found 7
          accept            | []                                             | expected a mapping with actor, occurredAt, note, but found an empty list
          reject            | {'actor': 'D'}                                 | reason: expected a text of at most 2,000 characters, but it is missing
          touches           | {'actor': 'D'}                                 | kind: expected one of call, email, meeting, message, visit, automated, but it is missing
          touches           | {'actor': 'D', 'kind': 'fax'}                  | kind: expected one of call, email, meeting, message, visit, automated, but found 'fax'
          touches           | {'actor': 'D', 'kind': 'other'}                | kind: expected one of call, email, meeting, message, visit, automated, but found 'other'
          opportunity/close | {'actor': 'D', 'won': 'yes'}                   | won: expected true or false, but found 'yes'
          opportunity       | {'actor': 'D', 'opportunityId': 'O', 'amount': '3'} | amount: expected a number, but found '3'
          recycle           | {'actor': 'D', 'reason': 'r', 'until': '2026-02-30'} | until: expected a date of the years 1970 to 9999, such as 2026-12-24, but found '2026-02-30'
          qualify           | {'actor': 'D', 'evidence': {}}                 | evidence: expected a list, but found a mapping
          qualify           | {'actor': 'D', 'evidence': [{'item': 'need', 'confirmed': true}]} | evidence[0].note: expected a text of at most 2,000 characters, but it is missing
          """)
  void a_problem_is_said_with_its_place(String path, String body, String problem) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(Verb.at(path), body))
        .satisfies(refusal -> assertThat(problems(refusal)).containsExactly(problem));
  }

  @Test
  void texts_are_as_long_as_people_need_and_no_longer() {
    read(Verb.ATTACH, attached("x".repeat(200)));
    read(Verb.REJECT, rejected("x".repeat(2_000)));
    assertProblem(
        () -> read(Verb.ATTACH, attached("x".repeat(201))),
        "opportunityId: expected a text of at most 200 characters, but found 'xxx");
    assertProblem(
        () -> read(Verb.REJECT, rejected("x".repeat(2_001))),
        "reason: expected a text of at most 2,000 characters, but found 'xxx");
    assertProblem(
        () -> read(Verb.ACCEPT, "{'actor': '%s'}".formatted("x".repeat(201))),
        "actor: expected a text that is not blank, of at most 200 characters, but found 'xxx");
    assertProblem(
        () ->
            read(
                Verb.QUALIFY,
                "{'actor': 'D', 'evidence': [{'item': 'need', 'confirmed': true, 'note': '%s'}]}"
                    .formatted("x".repeat(2_001))),
        "evidence[0].note: expected a text of at most 2,000 characters, but found 'xxx");
  }

  private static String attached(String opportunity) {
    return "{'actor': 'D', 'opportunityId': '%s'}".formatted(opportunity);
  }

  private static String rejected(String reason) {
    return "{'actor': 'D', 'reason': '%s'}".formatted(reason);
  }

  @Test
  void a_lead_id_is_neither_blank_nor_endless() {
    for (String id : List.of("", " ", "x".repeat(201))) {
      assertProblem(
          () -> new CommandReader(NOW).read(Verb.ACCEPT, id, "c-1", 7L, "{\"actor\": \"D\"}"),
          "leadId: expected a text that is not blank, of at most 200 characters, but found '");
    }
  }

  private static void assertProblem(ThrowingCallable reading, String beginning) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(reading)
        .satisfies(refusal ->
            assertThat(problems(refusal))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith(beginning)));
  }

  @Test
  void every_problem_is_said_at_once_from_top_to_bottom() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> read(Verb.CLOSE, "{'won': 1, 'amount': 'x', 'currency': 3, 'reasons': 'y'}"))
        .satisfies(refusal -> assertThat(problems(refusal)).hasSize(5));
  }

  @Test
  void what_is_no_JSON_is_refused_with_its_place() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(Verb.ACCEPT, "{'actor' 'Dana'}"))
        .satisfies(refusal -> {
          assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
          assertThat(refusal.getBody().getDetail()).contains("line 1", "a colon after the key");
        });
  }

  private static SalesCommand read(Verb verb, String json) {
    return new CommandReader(NOW).read(verb, "L-1", "c-1", 7L, json.replace('\'', '"'));
  }

  private static List<String> problems(Refusal refusal) {
    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var properties = refusal.getBody().getProperties();
    assertThat(properties).isNotNull();
    return ((List<?>) properties.get("problems"))
        .stream().map(problem -> ((Problem) problem).toString()).toList();
  }
}
