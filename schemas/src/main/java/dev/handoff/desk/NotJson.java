package dev.handoff.desk;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Says to a person why a text is no JSON: where, what was expected, and what was found. The parser
 * speaks to programmers, so of its words only those are taken that we know.
 */
final class NotJson {
  private static final Pattern FOUND =
      Pattern.compile("^(?:Unexpected character \\(|Unrecognized token )'(.+?)'[ :]");
  private static final Pattern TWICE = Pattern.compile("^Duplicate .*?[\"'](.*)[\"']");

  private static final String VALUE =
      "a value: a text in double quotes, a number, true, false, null, a list or a mapping";

  /** What the parser was expecting, and how we say it. */
  private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

  static {
    EXPECTED.put("double-quote to start", "a key in double quotes");
    EXPECTED.put("expecting a colon", "a colon after the key");
    EXPECTED.put("comma to separate Object", "a comma or a closing brace");
    EXPECTED.put("comma to separate Array", "a comma or a closing bracket");
    EXPECTED.put("(CTRL-CHAR", "\\n, \\t or the like for a control character in a text");
    EXPECTED.put("escape", "an escape that JSON knows, such as \\n or \\u00e9");
  }

  private NotJson() {}

  static Refusal refusal(JacksonException problem) {
    var place = problem.getLocation();
    return Refusal.of(
        HttpStatus.BAD_REQUEST,
        "The request is no JSON",
        "Expected JSON, but at line %d, column %d: %s"
            .formatted(
                place == null ? 1 : place.getLineNr(),
                place == null ? 1 : place.getColumnNr(),
                sentence(problem, requireNonNullElse(problem.getOriginalMessage(), ""))));
  }

  private static String sentence(JacksonException problem, String message) {
    if (problem instanceof UnexpectedEndOfInputException) {
      return "expected more, but the text ends there";
    }
    if (problem instanceof StreamConstraintsException) {
      return "expected no numbers, keys or nesting of such a size";
    }
    if (problem instanceof MismatchedInputException) {
      return "expected the end, but there is more";
    }
    var twice = TWICE.matcher(message);
    if (twice.find()) {
      return "expected each key once, but '%s' stands twice".formatted(twice.group(1));
    }
    var found = FOUND.matcher(message);
    return "expected "
        + expected(message)
        + (found.find() ? ", but found '" + found.group(1) + "'" : "");
  }

  private static String expected(String message) {
    return EXPECTED.entrySet().stream()
        .filter(each -> message.contains(each.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(VALUE);
  }
}
