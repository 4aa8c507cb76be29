package dev.handoff.contract;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question about a lead or one of its acts, written in the Common Expression Language, such as
 * {@code event.path.startsWith('/pricing')}.
 *
 * <p>Immutable and safe for any number of threads. A missing attribute costs no exception. Two
 * conditions are equal if they were written alike and read the same attributes.
 */
public final class Condition {

  /** Holds of everything: the condition of a rule that has none. */
  public static final Condition ALWAYS = new Condition("true", Map.of(), null);

  private final String source;
  private final Map<String, Attribute> attributes;
  private final @Nullable Program program;

  /**
   * @param attributes what the expression reads, by the name that the expression has for it
   * @param program null for what always holds
   */
  Condition(String source, Map<String, Attribute> attributes, @Nullable Program program) {
    this.source = source;
    this.attributes = Map.copyOf(attributes);
    this.program = program;
  }

  /**
   * Asks the question.
   *
   * @return {@link Outcome#UNKNOWN} where an attribute that would decide it is missing or is of
   *     another kind than the condition needs; a missing one that would change nothing does no harm
   */
  public Outcome evaluate(Facts facts) {
    if (program == null) {
      return Outcome.HOLDS;
    }
    try {
      CelVariableResolver values = name -> valueOf(name, facts);
      return switch (program.eval(values)) {
        case Boolean holds -> holds ? Outcome.HOLDS : Outcome.FAILS;
        default -> Outcome.UNKNOWN; // CEL's own unknown: it names what was missing
      };
    } catch (CelEvaluationException anotherKindOfValue) {
      return Outcome.UNKNOWN;
    }
  }

  /** The expression as the contract has it. */
  public String source() {
    return source;
  }

  /** The attributes that it reads, such as {@code event.path} and {@code lead.seniority}. */
  public Set<String> attributes() {
    return attributes.keySet();
  }

  private Optional<Object> valueOf(String name, Facts facts) {
    var attribute = attributes.get(name);
    return attribute == null
        ? Subject.named(name).map(subject -> subject.in(facts))
        : Optional.ofNullable(attribute.in(facts));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition that
        && source.equals(that.source)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }

  /** One attribute that a condition reads: {@code event.path} is path of the event. */
  record Attribute(Subject subject, String name) {
    @Nullable Object in(Facts facts) {
      return subject.in(facts).get(name);
    }

    /** Whether it is the map that free properties travel in, which conditions see through. */
    boolean isContainer() {
      return subject.fields().stream().anyMatch(field -> field.name().equals(name))
          && !ConditionLanguage.typedFields(subject).contains(name);
    }

    /** The words that it may be; empty where it may be anything. */
    List<String> words() {
      return subject.fields().stream()
          .filter(field -> field.name().equals(name))
          .map(Schema.Field::schema)
          .filter(schema -> schema.getType() == Schema.Type.ENUM)
          .flatMap(schema -> schema.getEnumSymbols().stream())
          .map(symbol -> symbol.toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList();
    }

    /** Whether nobody will ever say it. */
    boolean isUnheardOf() {
      return !subject.hasFreeProperties() && !ConditionLanguage.typedFields(subject).contains(name);
    }

    @Override
    public String toString() {
      return subject + "." + name;
    }
  }
}
