package dev.handoff.local.intake;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One compiled expression of a mapping.
 *
 * @param path where it stands in the mapping, such as {@code events[2].at}
 * @param columns the columns that it names, by the file that they are of
 */
record Expression(String path, CelRuntime.Program program, Map<String, Set<String>> columns) {

  /** Its value as CEL has it, for expressions that go on with it. */
  Object value(Map<String, Object> scope) throws Unmappable {
    try {
      return program.eval(scope);
    } catch (CelEvaluationException failure) {
      throw new Unmappable(path + ": " + reason(failure));
    }
  }

  /** Its value; null where there is none, or a text that is blank. */
  @Nullable Object fact(Map<String, Object> scope) throws Unmappable {
    return switch (value(scope)) {
      case NullValue _ -> null;
      case String text -> text.isBlank() ? null : text.strip();
      case Object value -> value;
    };
  }

  @Nullable String text(Map<String, Object> scope) throws Unmappable {
    return as(String.class, Kind.TEXT, scope);
  }

  @Nullable Double number(Map<String, Object> scope) throws Unmappable {
    var number = as(Number.class, Kind.NUMBER, scope);
    return number == null ? null : number.doubleValue();
  }

  @Nullable Long whole(Map<String, Object> scope) throws Unmappable {
    var number = as(Number.class, Kind.WHOLE, scope);
    if (number instanceof Double real && real != Math.rint(real)) {
      throw unexpected(Kind.WHOLE, real);
    }
    return number == null ? null : number.longValue();
  }

  boolean holds(Map<String, Object> scope) throws Unmappable {
    return Boolean.TRUE.equals(as(Boolean.class, Kind.YES_OR_NO, scope));
  }

  @Nullable Boolean yesOrNo(Map<String, Object> scope) throws Unmappable {
    return as(Boolean.class, Kind.YES_OR_NO, scope);
  }

  /** In milliseconds, as the messages have it. */
  @Nullable Instant time(Map<String, Object> scope) throws Unmappable {
    var time = as(Instant.class, Kind.TIME, scope);
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  @Nullable Duration span(Map<String, Object> scope) throws Unmappable {
    return as(Duration.class, Kind.SPAN, scope);
  }

  private <T> @Nullable T as(Class<T> type, Kind kind, Map<String, Object> scope)
      throws Unmappable {
    var value = fact(scope);
    if (value != null && !type.isInstance(value)) {
      throw unexpected(kind, value);
    }
    return type.cast(value);
  }

  private Unmappable unexpected(Kind kind, Object value) {
    return new Unmappable("%s: expected %s, but found '%s'".formatted(path, kind, value));
  }

  // CEL wraps what went wrong in the place where it did; a key that is missing is a missing column.
  private static String reason(CelEvaluationException failure) {
    var text = String.valueOf(failure.getMessage());
    return text.replaceFirst("^evaluation error( at [^:]*:\\d+)?: ", "");
  }
}
