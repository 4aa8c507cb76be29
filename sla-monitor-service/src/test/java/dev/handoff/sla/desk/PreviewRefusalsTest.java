package dev.handoff.sla.desk;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.handoff.sla.desk.Desk.Answer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PreviewRefusalsTest {
  private static final String DEADLINE = "/v1/deadline-preview";
  private static final String REQUEST =
      """
      {'calendar': {'zone': 'Europe/Berlin', 'hours': {'mon-fri': ['09:00-17:00']}},
       'start': '2026-03-02T10:00:00Z', 'within': '4h'}
      """;

  private final Desk desk = new Desk();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'start': 'soon'                   } | start          | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but found 'soon'
          {'start': '2026-03-02T10:00:00'    } | start          | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but found '2026-03-02T10:00:00'
          {'start': '2100-01-01T00:00:00Z'   } | start          | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but found '2100-01-01T00:00:00Z'
          {'start': null                     } | start          | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but it is missing
          {'within': 'later'                 } | within         | expected a duration of at most ten years, such as 4h or PT4H, but found 'later'
          {'within': 4                       } | within         | expected a duration of at most ten years, such as 4h or PT4H, but found 4
          {'within': '-PT1H'                 } | within         | expected a duration of at most ten years, such as 4h or PT4H, but found '-PT1H'
          {'within': '36525d'                } | within         | expected a duration of at most ten years, such as 4h or PT4H, but found '36525d'
          {'within': 'P36525D'               } | within         | expected a duration of at most ten years, such as 4h or PT4H, but found 'P36525D'
          {'within': '3660d'                 } | within         | expected so much open time within ten years of start, but there is less
          {'at': '2036-12-01T00:00:00Z'      } | at             | expected an instant at most 3,660 days from start, 2026-03-02T10:00:00Z, but found 2036-12-01T00:00:00Z
          {'pauses': {}                      } | pauses         | expected a list, but found a mapping
          {'pauses': ['lunch']               } | pauses[0]      | expected a mapping with from, to, but found 'lunch'
          {'pauses': [{'from': '2026-03-02T10:00:00Z'}]} | pauses[0].to | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but it is missing
          {'pauses': [{'from': '2026-03-02T10:00:00Z', 'to': '2026-03-02T09:00:00Z'}]} | pauses[0].to | expected an instant that is not before from, 2026-03-02T10:00:00Z, but found 2026-03-02T09:00:00Z
          {'pauses': [{'from': '2026-03-02T10:00:00Z', 'to': 'lunch'}]} | pauses[0].to | expected an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z, but found 'lunch'
          {'pauses': [{'from': '2026-03-02T10:00:00Z', 'to': '2099-03-02T09:00:00Z'}]} | within | expected so much open time within ten years of start, but there is less
          {'calender': {}                    } | calender       | expected no such key; did you mean calendar?
          """)
  void what_is_wrong_is_said_with_its_place(String part, String path, String expected) {
    Answer answer = desk.send(DEADLINE, with(part).toString());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.problems()).containsExactly((path == null ? "" : path) + ": " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | zone      | expected a time zone such as America/New_York, but it is missing
          {'zone': 'Mars'}                                                | zone      | expected a time zone such as America/New_York, but found 'Mars'
          {'zone': 'UTC', 'hours': {}}                                    | hours     | expected some open hours, but the calendar is never open: no promise on it would ever fall due
          {'zone': 'UTC', 'hours': {'mo': ['09:00-17:00']}}               | hours.mo  | expected a day or days such as mon, mon-fri or sat-sun, but found 'mo'
          {'zone': 'UTC', 'hours': {'mon': ['9-17']}}                     | hours.mon[0] | expected open hours such as "09:00-17:30", "00:00-24:00" or, past midnight, "22:00-06:00", but found '9-17'
          {'zone': 'UTC', 'hours': {'mon': ['09:00-17:00']}, 'holidays': 'XX'} | holidays | expected the ISO 3166 code of a country or region whose holidays are known, such as US or DE-BY, but found 'XX'
          {'zone': 'UTC', 'hours': {'mon': ['09:00-17:00']}, 'closed': ['Monday']} | closed[0] | expected a date such as 2026-12-24, but found 'Monday'
          {'zone': 'UTC', 'hours': {'mon': ['09:00-17:00']}, 'special': {'Monday': []}} | special.Monday | expected a date such as 2026-12-24, but found 'Monday'
          """)
  void a_calendar_is_held_to_what_a_contract_is_held_to(String calendar, String path, String what) {
    for (String question : new String[] {DEADLINE, "/v1/elapsed-preview", "/v1/open-preview"}) {
      Answer answer = desk.ask(question, "{'calendar': " + calendar + "}");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.problems()).contains("calendar." + path + ": " + what);
    }
  }

  @Test
  void every_problem_is_said_at_once_from_top_to_bottom() {
    Answer answer =
        desk.ask(
            DEADLINE,
            "{'at': 'now', 'pauses': [{'to': 1}, 'x'], 'calendar': {'zone': 'Mars'}, 'till': 1}");
    assertThat(answer.text("/title")).isEqualTo("The request is not valid");
    assertThat(answer.problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly(
            "start", // missing: they stand at the request, before what is in it
            "within",
            "at",
            "pauses[0].from",
            "pauses[0].to",
            "pauses[1]",
            "calendar.hours",
            "calendar.zone",
            "till");
  }

  @Test
  void the_other_questions_say_what_they_miss_too() {
    assertThat(desk.ask("/v1/elapsed-preview", "{}").problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly("calendar", "from", "to");
    assertThat(desk.ask("/v1/open-preview", "{}").problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly("calendar", "at");
  }

  @Test
  void what_lies_further_apart_than_ten_years_is_not_reckoned() {
    Answer answer =
        desk.ask(
            "/v1/elapsed-preview",
            REQUEST
                .replace("'start'", "'from'")
                .replace("'within': '4h'", "'to': '1999-01-01T00:00:00Z'"));
    assertThat(answer.problems())
        .containsExactly(
            "to: expected an instant at most 3,660 days from from, 2026-03-02T10:00:00Z, but found"
                + " 1999-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "hello", "{'start': 1,}"})
  void what_is_no_json_is_refused(String text) {
    Answer answer = desk.ask(DEADLINE, text);
    assertThat(answer.status()).isBetween(400, 422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "'hello'"})
  void what_is_no_mapping_is_refused(String text) {
    Answer answer = desk.ask(DEADLINE, text);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problems())
        .singleElement()
        .asString()
        .startsWith(": expected a mapping with calendar, start, within, pauses, at, but found ");
  }

  @Test
  void more_than_a_thousand_pauses_are_refused() {
    assertThat(desk.ask(DEADLINE, withPauses(1_000)).status()).isEqualTo(200);
    assertThat(desk.ask(DEADLINE, withPauses(1_001)).problems())
        .containsExactly("pauses: expected at most 1,000 members, but found 1,001");
  }

  @Test
  void a_million_pauses_are_refused_before_they_are_read() {
    Answer answer = assertTimeout(ofSeconds(2), () -> desk.send(DEADLINE, withPauses(1_000_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("/detail")).isEqualTo("Expected at most 256 KiB, but there is more");
  }

  /** As many windows, pauses and days as there may be, and every minute told. */
  @Test
  void the_dearest_request_is_answered_soon() {
    String windows =
        IntStream.range(0, 24)
            .mapToObj("'%1$02d:00-%1$02d:02'"::formatted)
            .collect(joining(",", "[", "]"));
    String pauses =
        IntStream.range(0, 1_000)
            .mapToObj(i -> pause("2026-03-02T10:00:%02d.%02dZ", i / 20, i % 20 * 5))
            .collect(joining(",", "[", "]"));
    ObjectNode request =
        with(
            "{'calendar': {'zone': 'Europe/Berlin', 'hours': {'mon-sun': %s}, 'holidays': 'DE-BY'}, 'within': '115d', 'pauses': %s}"
                .formatted(windows, pauses));
    Answer answer = assertTimeout(ofSeconds(10), () -> desk.send(DEADLINE, request.toString()));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json().at("/segments").size()).isGreaterThan(100_000);
  }

  private static String pause(String time, int second, int hundredth) {
    String from = time.formatted(second, hundredth);
    return "{'from': '%s', 'to': '%s'}".formatted(from, from.replace("Z", "4Z"));
  }

  private static String withPauses(int count) {
    String pause = "{'from': '2026-03-02T10:00:00Z', 'to': '2026-03-02T11:00:00Z'}";
    return with("{}").toString().replaceFirst("}$", "")
        + ",'pauses': ["
        + (pause + ",").repeat(count - 1)
        + pause
        + "]}";
  }

  /** A valid request, but for these keys. */
  private static ObjectNode with(String keys) {
    ObjectNode request = object(REQUEST);
    request.setAll(object(keys));
    return request;
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
  }
}
