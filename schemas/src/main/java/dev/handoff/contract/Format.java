package dev.handoff.contract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a value is written.
 *
 * @param expected says it to a person, such as “a number above 0”
 * @param read the value, or empty where something else stands there
 * @param standIn goes on in its place, so that the rest of the document is read too
 */
public record Format<T>(String expected, Function<JsonNode, Optional<T>> read, T standIn) {

  private static final int MAX_TEXT = 200;

  /** Far more than anybody means, and so few that sums of them stay numbers. */
  private static final double MOST_POINTS = 1_000_000;

  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})([smhdw])");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

  static final Format<String> TEXT =
      text(
          "a text of at most 200 characters",
          "",
          text -> text.length() <= MAX_TEXT ? Optional.of(text) : Optional.empty());

  /** The name of a rule, a reason or a contract. */
  public static final Format<String> NAME =
      text(
          "a name of letters, digits, '-', '_' and '.'",
          "",
          text -> Optional.of(text).filter(NAMES.asMatchPredicate()));

  static final Format<String> CONDITION = text("a condition", "true", Optional::of);

  /** A finite number. */
  public static final Format<Double> NUMBER =
      new Format<>(
          "a number",
          value ->
              Optional.of(value)
                  .filter(JsonNode::isNumber)
                  .map(JsonNode::asDouble)
                  .filter(Double::isFinite),
          0.0);

  /** Points of either sign. */
  static final Format<Double> POINTS =
      NUMBER.where(
          "a number from -1,000,000 to 1,000,000", number -> Math.abs(number) <= MOST_POINTS);

  /** Points to be reached, or not to be exceeded. */
  static final Format<Double> POSITIVE_POINTS =
      POINTS.where("a number above 0, at most 1,000,000", number -> number > 0);

  static final Format<Boolean> TRUE_OR_FALSE =
      new Format<>(
          "true or false",
          value -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::asBoolean),
          false);

  /** How long. */
  public static final Format<Duration> DURATION_OR_ZERO =
      text("a duration such as 30s, 15m, 4h, 14d or 2w", Duration.ZERO, Format::duration);

  static final Format<Duration> DURATION =
      DURATION_OR_ZERO.where(
          "a duration above zero, such as 30s, 15m, 4h, 14d or 2w", Duration::isPositive);

  static final Format<Double> SHARE =
      new Format<>("a share such as 20% or 0.2", Format::share, 0.0);

  /** An instant, with its offset. */
  public static final Format<Instant> INSTANT =
      text(
          "an instant such as 2026-01-01T00:00:00Z",
          Instant.EPOCH,
          parsed(text -> OffsetDateTime.parse(text).toInstant()));

  /** A day. */
  public static final Format<LocalDate> DATE =
      text("a date such as 2026-12-24", LocalDate.EPOCH, parsed(LocalDate::parse));

  static final Format<ZoneId> ZONE =
      text("a time zone such as America/New_York", ZoneOffset.UTC, parsed(ZoneId::of));

  static Format<Integer> whole(int least, int most) {
    return new Format<>(
        most == Integer.MAX_VALUE
            ? "a whole number, %d or more".formatted(least)
            : "a whole number from %d to %d".formatted(least, most),
        value ->
            Optional.of(value)
                .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                .map(JsonNode::asInt)
                .filter(number -> number >= least && number <= most),
        least);
  }

  static Format<String> oneOf(String... words) {
    var expected = (words.length == 1 ? "" : "one of ") + String.join(", ", words);
    return text(expected, words[0], text -> Optional.of(text).filter(List.of(words)::contains));
  }

  /** What is written as a text that is not blank. */
  public static <T> Format<T> text(String expected, T standIn, Function<String, Optional<T>> read) {
    return new Format<>(
        expected,
        value ->
            Optional.of(value)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .flatMap(read),
        standIn);
  }

  /** The same way to write another thing. */
  public <U> Format<U> meaning(Function<T, U> meaning) {
    return new Format<>(expected, value -> read.apply(value).map(meaning), meaning.apply(standIn));
  }

  /** Of these values, only those that hold. */
  public Format<T> where(String narrower, Predicate<T> holds) {
    return new Format<>(narrower, value -> read.apply(value).filter(holds), standIn);
  }

  private static Optional<Duration> duration(String text) {
    var parts = SHORT_DURATION.matcher(text);
    return (parts.matches()
            ? Optional.of(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
            : Format.<Duration>parsed(Duration::parse).apply(text))
        .filter(read -> !read.isNegative() && read.compareTo(LONGEST) <= 0);
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }

  private static Optional<Double> share(JsonNode value) {
    var percent = PERCENT.matcher(value.asString(""));
    var share =
        percent.matches()
            ? Optional.of(Double.parseDouble(percent.group(1)) / 100)
            : NUMBER.read().apply(value);
    return share.filter(read -> read >= 0 && read <= 1);
  }

  static <T> Function<String, Optional<T>> parsed(Function<String, T> parser) {
    return text -> {
      try {
        return Optional.of(parser.apply(text));
      } catch (DateTimeException | ArithmeticException notThis) {
        return Optional.empty();
      }
    };
  }
}
