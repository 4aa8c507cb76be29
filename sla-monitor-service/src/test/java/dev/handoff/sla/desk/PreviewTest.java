package dev.handoff.sla.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.desk.Desk.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines as a person works them out on paper. */
class PreviewTest {
  private static final String US_SALES =
      "{'zone': 'America/New_York', 'hours': {'mon-fri': ['09:00-12:00', '13:00-18:00']},"
          + " 'holidays': 'US'}";
  private static final String EARLY =
      "{'zone': 'America/New_York', 'hours': {'mon-sun': ['00:00-06:00']}}";

  private final Desk desk = new Desk();

  /** Friday 22 May 2026, 17:30 in New York, which is at UTC-4; Monday is Memorial Day. */
  @Test
  void an_mql_of_a_friday_evening_waits_for_the_end_of_the_holiday_weekend() {
    Answer answer = deadline(US_SALES, "'start': '2026-05-22T17:30:00-04:00', 'within': '4h'");
    assertThat(answer.text("/due")).isEqualTo("2026-05-26T17:30:00Z"); // Tuesday, 13:30
    assertThat(answer.text("/remaining")).isEqualTo("PT4H");
    assertThat(segments(answer))
        .containsExactly(
            "2026-05-22T21:30:00Z 2026-05-22T22:00:00Z open", // half an hour is left of Friday
            "2026-05-22T22:00:00Z 2026-05-25T04:00:00Z closed", // the evening and the weekend
            "2026-05-25T04:00:00Z 2026-05-26T04:00:00Z holiday", // all of Monday
            "2026-05-26T04:00:00Z 2026-05-26T13:00:00Z closed", // Tuesday until 9:00
            "2026-05-26T13:00:00Z 2026-05-26T16:00:00Z open", // three hours until noon
            "2026-05-26T16:00:00Z 2026-05-26T17:00:00Z closed", // lunch
            "2026-05-26T17:00:00Z 2026-05-26T17:30:00Z open"); // and half an hour
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({
    "2026-05-22T21:30:00Z, PT4H",
    "2026-05-22T22:00:00Z, PT3H30M",
    "2026-05-25T12:00:00Z, PT3H30M", // nothing passes on a holiday
    "2026-05-26T14:00:00Z, PT2H30M",
    "2026-05-26T17:30:00Z, PT0S", // due
    "2026-05-26T17:30:01Z, PT-1S",
    "2026-05-27T13:15:00Z, PT-4H-45M", // half past one until six, and a quarter of an hour
  })
  void what_remains_is_open_time_and_below_zero_once_it_is_overdue(String at, String remaining) {
    Answer answer =
        deadline(
            US_SALES,
            "'start': '2026-05-22T21:30:00Z', 'within': 'PT4H', 'at': '%s'".formatted(at));
    assertThat(answer.text("/remaining")).isEqualTo(remaining);
    assertThat(segments(answer)).hasSize(7);
  }

  /** On 8 March 2026 New York has no 2:00 to 3:00: six hours on the wall are five. */
  @Test
  void in_the_night_that_loses_an_hour_six_hours_take_until_the_next_night() {
    Answer answer = deadline(EARLY, "'start': '2026-03-07T23:00:00-05:00', 'within': '6h'");
    assertThat(answer.text("/due")).isEqualTo("2026-03-09T05:00:00Z"); // Monday, 1:00
    assertThat(segments(answer))
        .containsExactly(
            "2026-03-08T04:00:00Z 2026-03-08T05:00:00Z closed",
            "2026-03-08T05:00:00Z 2026-03-08T10:00:00Z open", // five hours
            "2026-03-08T10:00:00Z 2026-03-09T04:00:00Z closed",
            "2026-03-09T04:00:00Z 2026-03-09T05:00:00Z open"); // the sixth
  }

  /** On 1 November 2026 New York has 1:00 to 2:00 twice: six hours on the wall are seven. */
  @Test
  void in_the_night_that_gains_an_hour_seven_hours_end_with_it() {
    Answer answer = deadline(EARLY, "'start': '2026-10-31T23:00:00-04:00', 'within': '7h'");
    assertThat(answer.text("/due")).isEqualTo("2026-11-01T11:00:00Z"); // closing time, 6:00
    assertThat(segments(answer))
        .containsExactly(
            "2026-11-01T03:00:00Z 2026-11-01T04:00:00Z closed",
            "2026-11-01T04:00:00Z 2026-11-01T11:00:00Z open"); // seven hours
  }

  /** On 5 April 2026 Lord Howe Island sets its clocks back by half an hour. */
  @Test
  void a_clock_change_may_be_of_half_an_hour() {
    Answer answer =
        deadline(
            "{'zone': 'Australia/Lord_Howe', 'hours': {'mon-sun': ['00:00-24:00']}}",
            "'start': '2026-04-05T00:00:00+11:00', 'within': 'P1D'");
    assertThat(answer.text("/due")).isEqualTo("2026-04-05T13:00:00Z"); // 23:30 on the wall
  }

  @Test
  void with_no_time_to_pass_the_deadline_is_the_next_opening() {
    Answer closed = deadline(US_SALES, "'start': '2026-05-23T12:00:00Z', 'within': 'PT0S'");
    assertThat(closed.text("/due")).isEqualTo("2026-05-26T13:00:00Z");
    assertThat(segments(closed))
        .containsExactly(
            "2026-05-23T12:00:00Z 2026-05-25T04:00:00Z closed",
            "2026-05-25T04:00:00Z 2026-05-26T04:00:00Z holiday",
            "2026-05-26T04:00:00Z 2026-05-26T13:00:00Z closed");
    Answer open = deadline(US_SALES, "'start': '2026-05-22T14:00:00Z', 'within': 'PT0S'");
    assertThat(open.text("/due")).isEqualTo("2026-05-22T14:00:00Z");
    assertThat(segments(open)).isEmpty();
  }

  @Test
  void pauses_and_special_hours_are_heeded() {
    String calendar =
        US_SALES.replace("'holidays'", "'special': {'2026-05-25': ['10:00-12:00']}, 'holidays'");
    Answer answer =
        deadline(
            calendar,
            "'start': '2026-05-22T21:30:00Z', 'within': '2h',"
                + " 'pauses': [{'from': '2026-05-25T14:30:00Z', 'to': '2026-05-25T15:00:00Z'}]");
    assertThat(answer.text("/due")).isEqualTo("2026-05-25T16:00:00Z");
    assertThat(segments(answer))
        .containsExactly(
            "2026-05-22T21:30:00Z 2026-05-22T22:00:00Z open",
            "2026-05-22T22:00:00Z 2026-05-25T14:00:00Z closed", // Monday has hours of its own
            "2026-05-25T14:00:00Z 2026-05-25T14:30:00Z open",
            "2026-05-25T14:30:00Z 2026-05-25T15:00:00Z paused",
            "2026-05-25T15:00:00Z 2026-05-25T16:00:00Z open");
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-05-22T21:30:00Z, 2026-05-26T13:30:00Z, PT1H",
    "2026-05-26T13:30:00Z, 2026-05-22T21:30:00Z, PT-1H",
    "2026-05-23T00:00:00Z, 2026-05-26T13:00:00Z, PT0S",
    "2026-05-26T13:00:00.250Z, 2026-05-26T13:00:01Z, PT0.75S",
  })
  void elapsed_is_open_time_and_below_zero_backwards(String from, String to, String elapsed) {
    Answer answer =
        desk.ask(
            "/v1/elapsed-preview",
            "{'calendar': %s, 'from': '%s', 'to': '%s'}".formatted(US_SALES, from, to));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json().propertyNames()).containsExactly("elapsed");
    assertThat(answer.text("/elapsed")).isEqualTo(elapsed);
  }

  @Test
  void elapsed_leaves_pauses_out() {
    Answer answer =
        desk.ask(
            "/v1/elapsed-preview",
            ("{'calendar': %s, 'from': '2026-05-22T21:30:00Z', 'to': '2026-05-26T14:00:00Z',"
                    + " 'pauses': [{'from': '2026-05-22T21:45:00Z', 'to': '2026-05-26T13:15:00Z'},"
                    + " {'from': '2026-05-26T13:00:00Z', 'to': '2026-05-26T13:30:00Z'}]}")
                .formatted(US_SALES));
    assertThat(answer.text("/elapsed")).isEqualTo("PT45M");
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "2026-05-22T15:59:59Z, true,  2026-05-22T15:59:59Z",
    "2026-05-22T16:00:00Z, false, 2026-05-22T17:00:00Z", // noon
    "2026-05-22T17:00:00Z, true,  2026-05-22T17:00:00Z", // one o'clock
    "2026-05-22T22:00:00Z, false, 2026-05-26T13:00:00Z", // the weekend
  })
  void an_open_instant_is_its_own_next_opening(String at, boolean open, String nextOpen) {
    Answer answer =
        desk.ask("/v1/open-preview", "{'calendar': %s, 'at': '%s'}".formatted(US_SALES, at));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json().at("/open").asBoolean()).isEqualTo(open);
    assertThat(answer.text("/nextOpen")).isEqualTo(nextOpen);
  }

  private Answer deadline(String calendar, String rest) {
    Answer answer =
        desk.ask("/v1/deadline-preview", "{'calendar': %s, %s}".formatted(calendar, rest));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json().propertyNames()).containsExactly("due", "remaining", "segments");
    return answer;
  }

  private static List<String> segments(Answer answer) {
    return answer
        .json()
        .at("/segments")
        .valueStream()
        .map(segment ->
            "%s %s %s"
                .formatted(
                    segment.get("from").asString(),
                    segment.get("to").asString(),
                    segment.get("kind").asString()))
        .toList();
  }
}
