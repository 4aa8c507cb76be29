package dev.handoff.scoring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.ContractBook;
import dev.handoff.contract.DefaultContract;
import dev.handoff.scoring.desk.Desk.Answer;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreviewRefusalsTest {
  private final Desk desk = Desk.open();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                        |                         | expected a mapping with contract, profile, events, at, recycledAt, but found an empty list
          {'event': []}                             | event                   | expected no such key; did you mean events?
          {'at': 'yesterday'}                       | at                      | expected an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z, but found 'yesterday'
          {'at': '+1000000-01-01T00:00:00Z'}        | at                      | expected an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z, but found '+1000000-01-01T00:00:00Z'
          {'at': 1780272000}                        | at                      | expected an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z, but found 1780272000
          {'recycledAt': '2026-06-01T00:00:01Z'}    | recycledAt              | expected an instant that is not after at, 2026-06-01T00:00:00Z, but found 2026-06-01T00:00:01Z
          {'contract': {'id': 'a'}}                 | contract                | expected a text that is not blank, but found a mapping
          {'events': {}}                            | events                  | expected a list, but found a mapping
          {'events': ['page_viewed']}               | events[0]               | expected a mapping with id, type, occurredAt, email, anonymousId, source, campaign, channel, partner, path, asset, topic, formAnswers, properties, but found 'page_viewed'
          {'profile': 'vp'}                         | profile                 | expected a mapping with lead, company, contract, email, but found 'vp'
          {'profile': {'lead': {'senority': 'vp'}}} | profile.lead.senority   | expected no such key; did you mean seniority?
          {'profile': {'company': {'employees': '200'}}} | profile.company.employees | expected a whole number, but found '200'
          {'profile': {'company': {'employees': 200.5}}} | profile.company.employees | expected a whole number, but found 200.5
          {'profile': {'company': {'annualRevenue': 'a lot'}}} | profile.company.annualRevenue | expected a number, but found 'a lot'
          {'profile': {'lead': {'attributes': {'tags': ['a']}}}} | profile.lead.attributes.tags | expected a text, a number, true or false, but found a list
          {'profile': {'contract': 'a b'}}          | profile.contract        | expected a name of letters, digits, '-', '_' and '.', but found 'a b'
          """)
  void what_is_wrong_is_said_with_its_place(String request, String path, String expected) {
    Answer answer = desk.ask(request);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(problems(answer)).containsExactly((path == null ? "" : path) + ": " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'type': 't', 'occurredAt': '2026-05-01T00:00:00Z'}            | id         | expected a text that is not blank, but it is missing
          {'id': ' ', 'type': 't', 'occurredAt': '2026-05-01T00:00:00Z'} | id         | expected a text that is not blank, but found ' '
          {'id': 'a', 'type': null, 'occurredAt': '2026-05-01T00:00:00Z'} | type      | expected a text that is not blank, but it is missing
          {'id': 'a', 'type': 't', 'occurredAt': 'soon'}                 | occurredAt | expected an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z, but found 'soon'
          {'id': 'a', 'type': 't', 'occurredAt': '2026-06-01T00:05:00.001Z'} | occurredAt | expected an instant at most 5 minutes after at, 2026-06-01T00:00:00Z, but found 2026-06-01T00:05:00.001Z
          {'id': 'a', 'type': 't', 'occurredAt': '2026-05-01T00:00:00Z', 'pth': '/'} | pth | expected no such key; did you mean path?
          {'id': 'a', 'type': 't', 'occurredAt': '2026-05-01T00:00:00Z', 'path': 7} | path | expected a text, but found 7
          {'id': 'a', 'type': 't', 'occurredAt': '2026-05-01T00:00:00Z', 'formAnswers': {'why': 7}} | formAnswers.why | expected a text, but found 7
          {'id': 'a', 'type': 't', 'occurredAt': '2026-05-01T00:00:00Z', 'properties': 'none'} | properties | expected a mapping of values by name, but found 'none'
          """)
  void so_it_is_with_events(String event, String path, String expected) {
    Answer answer = desk.ask("{'events': [" + event + "]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(problems(answer)).containsExactly("events[0]." + path + ": " + expected);
  }

  @Test
  void every_problem_is_said_at_once_from_top_to_bottom() {
    var request = JsonMapper.shared().createObjectNode();
    request.put("contract", DefaultContract.document().replace("half-life: 14d", "half-life: 14x"));
    request.putArray("events").addObject().put("id", 1).put("type", "page_viewed");
    request.put("till", "now");

    Answer answer = desk.send(request.toString());
    assertThat(answer.json().at("/title").asString()).isEqualTo("The request is not valid");
    assertThat(answer.json().at("/detail").asString())
        .isEqualTo("Expected a valid request, but it has 4 problems");
    assertThat(problems(answer))
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly(
            "contract.engagement.points[0].half-life",
            "events[0].occurredAt", // missing: it stands at the event, before what is in it
            "events[0].id",
            "till");
  }

  @Test
  void five_minutes_ahead_is_no_matter() {
    var event = "{'id': 'a', 'type': 't', 'occurredAt': '2026-06-01T00:05:00Z'}";
    assertThat(desk.ask("{'events': [" + event + "]}").status()).isEqualTo(200);
  }

  @Test
  void an_invalid_contract_is_answered_as_when_it_is_published() {
    var request = JsonMapper.shared().createObjectNode();
    request.put("contract", DefaultContract.document().replace("half-life: 14d", "half-life: 14x"));
    Answer answer = desk.send(request.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/title").asString()).isEqualTo("The document is no contract");
    assertThat(problems(answer))
        .singleElement()
        .asString()
        .startsWith("engagement.points[0].half-life: expected a duration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'at':                   | 1, column 7: expected more, but the text ends there
          {'at': 'yester           | 1, column 15: expected more, but the text ends there
          {} {}                    | 1, column 4: expected the end, but there is more
          {'at': null, 'at': null} | 1, column 18: expected each key once, but 'at' stands twice
          hello                    | 1, column 1: expected a value: a text in double quotes, a number, true, false, null, a list or a mapping, but found 'hello'
          {at: null}               | 1, column 2: expected a key in double quotes, but found 'a'
          {'at' null}              | 1, column 7: expected a colon after the key, but found 'n'
          {'at': 1 'by': 2}        | 1, column 10: expected a comma or a closing brace, but found '"'
          {'events': [1 2]}        | 1, column 15: expected a comma or a closing bracket, but found '2'
          {'events': [1,]}         | 1, column 15: expected a value: a text in double quotes, a number, true, false, null, a list or a mapping, but found ']'
          {'at': 'a\tb'}           | 1, column 10: expected \\n, \\t or the like for a control character in a text
          {'at': '\\x'}            | 1, column 10: expected an escape that JSON knows, such as \\n or \\u00e9
          """)
  void what_is_no_json_is_refused_with_the_place_and_in_plain_words(String text, String what) {
    Answer answer = desk.ask(text);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/detail").asString())
        .isEqualTo("Expected JSON, but at line " + what);
  }

  @Test
  void json_of_no_sane_size_is_refused_likewise() {
    Answer answer = desk.send("{\"events\": " + "[".repeat(2_000));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/detail").asString())
        .startsWith("Expected JSON, but at line 1, column ")
        .endsWith(": expected no numbers, keys or nesting of such a size");
  }

  @Test
  void an_empty_body_is_no_request() {
    assertThat(desk.send("").status()).isBetween(400, 422);
    assertThat(desk.send("null").status()).isEqualTo(422);
  }

  @Test
  void what_is_too_long_is_refused() {
    Answer answer = desk.send(" ".repeat(1024 * 1024 + 1));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().at("/detail").asString())
        .isEqualTo("Expected at most 1,024 KiB, but there is more");
  }

  @Test
  void more_than_a_thousand_events_are_refused() {
    var request = JsonMapper.shared().createObjectNode();
    var events = request.putArray("events");
    for (int i = 0; i < 1_000; i++) {
      events
          .addObject()
          .put("id", "e-" + i)
          .put("type", "page_viewed")
          .put("occurredAt", "2026-05-01T00:00:00Z");
    }
    assertThat(desk.send(request.toString()).status()).isEqualTo(200);
    events.addObject();
    assertThat(problems(desk.send(request.toString())))
        .containsExactly("events: expected at most 1,000 members, but found 1,001");
  }

  @Test
  void three_thousand_problems_are_a_thousand() {
    Answer answer = desk.send("{\"events\": [" + "{},".repeat(999) + "{}]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(problems(answer)).hasSize(1_000);
  }

  @Test
  void a_contract_is_held_to_the_size_of_one_that_is_published() {
    var request = JsonMapper.shared().createObjectNode();
    request.put("contract", DefaultContract.document() + "#".repeat(256 * 1024));
    Answer answer = desk.send(request.toString());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(problems(answer))
        .singleElement()
        .asString()
        .startsWith(": expected at most 256 KiB, but the document has ");
  }

  @Test
  void while_as_many_are_answered_as_there_is_room_for_one_may_come_again() {
    var previews = new Semaphore(0);
    Answer answer = Desk.with(previews).ask("{}");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.retryAfter()).isEqualTo("1");

    previews.release();
    assertThat(Desk.with(previews).ask("{}").status()).isEqualTo(200);
    assertThat(Desk.with(previews).ask("[]").status()).isEqualTo(422);
    assertThat(Desk.with(previews).ask("{}").status()).isEqualTo(200);
  }

  @Test
  void while_no_contract_stands_one_may_come_again() {
    assertThat(Desk.under(new ContractBook()).ask("{}").status()).isEqualTo(503);
    assertThat(Desk.under(new ContractBook()).ask("{'profile': {'contract': 'education'}}"))
        .satisfies(answer ->
            assertThat(problems(answer))
                .containsExactly(
                    "profile.contract: expected a contract that is in force at"
                        + " 2026-06-01T00:00:00Z, but education is not"));
  }

  private static List<String> problems(Answer answer) {
    return answer
        .json()
        .at("/problems")
        .valueStream()
        .map(problem -> text(problem, "path") + ": " + text(problem, "expected"))
        .toList();
  }

  private static String text(JsonNode problem, String key) {
    return problem.get(key).asString();
  }
}
