package dev.handoff.local.intake;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.MapType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What exports need and CEL does not have; {@code docs/import.md} lists them for those who map. */
final class Functions {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final TypeParamType ANY = TypeParamType.create("T");

  private Functions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        newFunctionDeclaration(
            "number",
            newGlobalOverload("number_text", DYN, STRING),
            newGlobalOverload("number_text_otherwise", DOUBLE, STRING, DOUBLE)),
        newFunctionDeclaration(
            "whole",
            newGlobalOverload("whole_text", DYN, STRING),
            newGlobalOverload("whole_text_otherwise", INT, STRING, INT)),
        newFunctionDeclaration(
            "time",
            newGlobalOverload("time_text_pattern", TIMESTAMP, STRING, STRING),
            newGlobalOverload("time_text_pattern_zone", TIMESTAMP, STRING, STRING, STRING)),
        newFunctionDeclaration("seconds", newGlobalOverload("seconds_int", DURATION, INT)),
        newFunctionDeclaration("minutes", newGlobalOverload("minutes_int", DURATION, INT)),
        newFunctionDeclaration("hours", newGlobalOverload("hours_int", DURATION, INT)),
        newFunctionDeclaration("days", newGlobalOverload("days_int", DURATION, INT)),
        newFunctionDeclaration("hash", newGlobalOverload("hash_text_below", INT, STRING, INT)),
        newFunctionDeclaration(
            "pick",
            newGlobalOverload(
                "pick_map_key_otherwise", ANY, MapType.create(STRING, ANY), STRING, ANY)));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("number_text", String.class, text -> orNull(number(text))),
        CelFunctionBinding.from(
            "number_text_otherwise",
            String.class,
            Double.class,
            (text, otherwise) -> {
              var number = number(text);
              return number == null ? otherwise : number;
            }),
        CelFunctionBinding.from("whole_text", String.class, text -> orNull(whole(text))),
        CelFunctionBinding.from(
            "whole_text_otherwise",
            String.class,
            Long.class,
            (text, otherwise) -> {
              var whole = whole(text);
              return whole == null ? otherwise : whole;
            }),
        CelFunctionBinding.from(
            "time_text_pattern",
            String.class,
            String.class,
            (text, pattern) -> time(text, pattern, "UTC")),
        CelFunctionBinding.from(
            "time_text_pattern_zone",
            List.of(String.class, String.class, String.class),
            given -> time((String) given[0], (String) given[1], (String) given[2])),
        CelFunctionBinding.from("seconds_int", Long.class, Duration::ofSeconds),
        CelFunctionBinding.from("minutes_int", Long.class, Duration::ofMinutes),
        CelFunctionBinding.from("hours_int", Long.class, Duration::ofHours),
        CelFunctionBinding.from("days_int", Long.class, Duration::ofDays),
        CelFunctionBinding.from("hash_text_below", String.class, Long.class, Functions::hash),
        CelFunctionBinding.from(
            "pick_map_key_otherwise",
            List.of(Map.class, String.class, Object.class),
            given -> pick((Map<?, ?>) given[0], given[1], given[2])));
  }

  private static Object orNull(@Nullable Object value) {
    return value == null ? NullValue.NULL_VALUE : value;
  }

  /** Tolerates blanks and thousands separators, as in {@code 1,250.50}. */
  static @Nullable Double number(String text) {
    var plain = plain(text);
    if (!NUMBER.matcher(plain).matches()) {
      return null;
    }
    var number = Double.valueOf(plain);
    return Double.isFinite(number) ? number : null;
  }

  static @Nullable Long whole(String text) {
    try {
      return Long.valueOf(plain(text));
    } catch (NumberFormatException none) {
      var number = number(text);
      return number == null || number != Math.rint(number) ? null : (Long) number.longValue();
    }
  }

  private static String plain(String text) {
    return text.strip().replaceAll("(?<=\\d)[,_ ](?=\\d{3})", "");
  }

  /** Reads a time by a pattern; a date alone is its midnight. */
  static Instant time(String text, String pattern, String zone) throws CelEvaluationException {
    try {
      var read = reader(pattern).parse(text.strip());
      var own = read.query(TemporalQueries.zone());
      var clock = read.query(TemporalQueries.localTime());
      return LocalDate.from(read)
          .atTime(clock == null ? LocalTime.MIDNIGHT : clock)
          .atZone(own == null ? ZoneId.of(zone) : own)
          .toInstant();
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new CelEvaluationException(
          "expected a time like %s, but found '%s'".formatted(pattern, text));
    }
  }

  // Strict: the 30th of February is a mistake, and not the 28th.
  private static DateTimeFormatter reader(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** A number from 0 to below the bound that depends on nothing but the text. */
  static Long hash(String text, Long bound) throws CelEvaluationException {
    if (bound < 1) {
      throw new CelEvaluationException("expected a bound of at least 1, but found " + bound);
    }
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % bound;
  }

  private static Object pick(Map<?, ?> map, Object key, Object otherwise) {
    var value = map.get(key);
    return value == null ? otherwise : value;
  }
}
