package dev.handoff.local.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one entry of a mapping, asked about one row.
 *
 * @param path where the entry stands in the mapping
 * @param expressions its expressions by key
 * @param scope what they see of the row
 */
record Parts(String path, Map<String, Expression> expressions, Map<String, Object> scope) {

  /** Whether the entry says anything of this row. */
  boolean applies() throws Unmappable {
    var when = expressions.get("when");
    return when == null || when.holds(scope);
  }

  Instant at() throws Unmappable {
    var at = expressions.get("at");
    var time = at == null ? null : at.time(scope);
    if (time == null) {
      throw new Unmappable(path + ".at: there is no time");
    }
    return time;
  }

  @Nullable Instant time(String key) throws Unmappable {
    var expression = expressions.get(key);
    return expression == null ? null : expression.time(scope);
  }

  @Nullable String text(String key) throws Unmappable {
    var expression = expressions.get(key);
    return expression == null ? null : expression.text(scope);
  }

  String needed(String key) throws Unmappable {
    var text = text(key);
    if (text == null) {
      throw lacking(key);
    }
    return text;
  }

  @Nullable Boolean yesOrNo(String key) throws Unmappable {
    var expression = expressions.get(key);
    return expression == null ? null : expression.yesOrNo(scope);
  }

  boolean yes(String key) throws Unmappable {
    var value = yesOrNo(key);
    if (value == null) {
      throw lacking(key);
    }
    return value;
  }

  @Nullable Double number(String key) throws Unmappable {
    var expression = expressions.get(key);
    return expression == null ? null : expression.number(scope);
  }

  /** The day of a time, in UTC. */
  @Nullable LocalDate date(String key) throws Unmappable {
    var time = time(key);
    return time == null ? null : time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** One of the few words that the kind allows. */
  String choice(String key, Kind kind) throws Unmappable {
    var word = needed(key);
    if (!kind.allows(word)) {
      throw new Unmappable("%s.%s: expected %s, but found '%s'".formatted(path, key, kind, word));
    }
    return word;
  }

  private Unmappable lacking(String key) {
    return new Unmappable("%s.%s: the row has none".formatted(path, key));
  }

  long whole(String key, long otherwise) throws Unmappable {
    var expression = expressions.get(key);
    var value = expression == null ? null : expression.whole(scope);
    return value == null ? otherwise : value;
  }

  Duration span(String key, Duration otherwise) throws Unmappable {
    var expression = expressions.get(key);
    var value = expression == null ? null : expression.span(scope);
    return value == null ? otherwise : value;
  }

  /** Everything that the entry says, apart from whether, when and how often. */
  Map<String, Object> said() throws Unmappable {
    var saying = new TreeMap<>(expressions);
    saying.keySet().removeAll(Set.of("when", "at", "repeat", "every"));
    return facts(saying);
  }

  /** What has a value of these expressions, in the order of their names. */
  Map<String, Object> facts(Map<String, Expression> named) throws Unmappable {
    var facts = new TreeMap<String, Object>();
    for (var expression : named.entrySet()) {
      var value = expression.getValue().fact(scope);
      if (value != null) {
        facts.put(expression.getKey(), value instanceof Instant time ? time.toString() : value);
      }
    }
    return facts;
  }
}
