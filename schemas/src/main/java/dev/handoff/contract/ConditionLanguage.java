package dev.handoff.contract;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import dev.handoff.contract.Condition.Attribute;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns the text of a condition into a {@link Condition}, or says what is wrong with it.
 *
 * <p>Each attribute is a variable of its own with a dotted name ({@code event.path}), and only
 * besides that a key of the map {@code event}. So typed fields are type-checked, and a missing one
 * is a CEL unknown, which {@code &&} and {@code ||} absorb, instead of an exception.
 */
final class ConditionLanguage {

  static final int MAX_LENGTH = 2_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(1_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings())
          .build();

  private static final Map<Subject, Map<String, CelType>> TYPES =
      Stream.of(Subject.values()).collect(toMap(subject -> subject, ConditionLanguage::types));

  /** Of rules on events: what was done. Who did it is a matter of fit. */
  static final ConditionLanguage OF_EVENTS =
      new ConditionLanguage(
          EnumSet.of(Subject.EVENT),
          "a condition on event alone (an act counts the same whether the lead's profile arrives"
              + " before or after it; who the lead is belongs into fit), but this one reads lead or"
              + " company");

  /** Of criteria on who a lead is: no event is in question. */
  static final ConditionLanguage OF_LEADS =
      new ConditionLanguage(
          EnumSet.of(Subject.LEAD, Subject.COMPANY),
          "a condition on lead and company alone (here the contract judges who a lead is, not what"
              + " it did), but this one reads event");

  /** Of notices about an MQL, which says whose it is. */
  static final ConditionLanguage OF_MQLS =
      new ConditionLanguage(
          EnumSet.of(Subject.MQL, Subject.LEAD, Subject.COMPANY),
          "a condition on mql, lead and company alone (nothing else is known of an MQL), but this"
              + " one reads event or alert");

  /** Of notices about a promise. */
  static final ConditionLanguage OF_ALERTS =
      new ConditionLanguage(
          EnumSet.of(Subject.ALERT),
          "a condition on alert alone (nothing else is known of a promise), but this one reads"
              + " something else");

  private final Set<Subject> subjects;
  private final String whyNotOthers;
  private final CelCompiler compiler;

  ConditionLanguage(Set<Subject> subjects, String whyNotOthers) {
    this.subjects = subjects;
    this.whyNotOthers = whyNotOthers;
    this.compiler = compiler(subjects);
  }

  /** What became of the text of a condition. */
  sealed interface Compilation {
    record Sound(Condition condition) implements Compilation {}

    /** Says what was expected and what was found, with the column. */
    record Flawed(String expected) implements Compilation {}
  }

  /** The condition that a rule must have. */
  Condition when(Node rule) {
    var node = rule.at("when");
    return switch (compile(rule.need("when", Format.CONDITION))) {
      case Compilation.Sound(var condition) -> condition;
      case Compilation.Flawed(var expected) -> {
        node.refuse("expected " + expected);
        yield Condition.ALWAYS;
      }
    };
  }

  Compilation compile(String source) {
    if (source.length() > MAX_LENGTH) {
      return new Compilation.Flawed(
          "a condition of at most %,d characters, but this one has %,d"
              .formatted(MAX_LENGTH, source.length()));
    }
    try {
      var parsed = compiler.parse(source).getAst();
      var mentioned = Mentions.in(parsed);
      if (!subjects.containsAll(mentioned.subjects())) {
        return new Compilation.Flawed(whyNotOthers);
      }
      var unheardOf = mentioned.attributes().stream().filter(Attribute::isUnheardOf).findFirst();
      if (unheardOf.isPresent()) {
        return new Compilation.Flawed("a condition, but " + describe(unheardOf.get(), source));
      }
      var wrongWord = WrongWord.in(parsed);
      if (wrongWord.isPresent()) {
        return new Compilation.Flawed("a condition, but " + wrongWord.get());
      }
      var container = mentioned.attributes().stream().filter(Attribute::isContainer).findFirst();
      if (container.isPresent()) {
        return new Compilation.Flawed(
            "a condition, but %s cannot be read as a whole: NAME in it is read as %s.NAME"
                .formatted(container.get(), container.get().subject()));
      }
      var program = RUNTIME.createProgram(check(parsed, mentioned));
      return new Compilation.Sound(
          new Condition(
              source,
              mentioned.attributes().stream().collect(toMap(Attribute::toString, a -> a)),
              program));
    } catch (CelValidationException wrong) {
      return new Compilation.Flawed("a condition, but " + describe(wrong, source));
    } catch (CelEvaluationException wrong) {
      return new Compilation.Flawed("a condition, but " + wrong.getMessage());
    }
  }

  /** Free properties are declared as they are met: each is a variable of any type. */
  private CelAbstractSyntaxTree check(CelAbstractSyntaxTree parsed, Mentions mentioned)
      throws CelValidationException {
    var free =
        mentioned.attributes().stream()
            .filter(attribute -> !typedFields(attribute.subject()).contains(attribute.name()))
            .toList();
    if (free.isEmpty()) {
      return check(parsed, compiler);
    }
    var withFree = compiler.toCompilerBuilder();
    free.forEach(attribute -> withFree.addVar(attribute.toString(), SimpleType.DYN));
    return check(parsed, withFree.build());
  }

  /** Types, and what is written into the expression: regular expressions, instants, durations. */
  private static CelAbstractSyntaxTree check(CelAbstractSyntaxTree parsed, CelCompiler compiler)
      throws CelValidationException {
    var checked = compiler.check(parsed).getAst();
    return CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
        .addAstValidators(
            RegexLiteralValidator.INSTANCE,
            TimestampLiteralValidator.INSTANCE,
            DurationLiteralValidator.INSTANCE)
        .build()
        .validate(checked)
        .getAst();
  }

  private static CelCompiler compiler(Set<Subject> subjects) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.FILTER,
                CelStandardMacro.MAP,
                CelStandardMacro.MAP_FILTER)
            .addMacros(HasMacro.HAS)
            .addLibraries(CelExtensions.strings())
            .setResultType(SimpleType.BOOL);
    for (var subject : subjects) {
      builder.addVar(subject.toString(), MapType.create(SimpleType.STRING, SimpleType.DYN));
      types(subject)
          .forEach((name, type) -> builder.addVar(new Attribute(subject, name).toString(), type));
    }
    return builder.build();
  }

  /** The fields of a subject that have a type; any other name is a free property. */
  static Set<String> typedFields(Subject subject) {
    return TYPES.getOrDefault(subject, Map.of()).keySet();
  }

  private static Map<String, CelType> types(Subject subject) {
    var types = new LinkedHashMap<String, CelType>();
    for (var field : subject.fields()) {
      typeOf(field.schema()).ifPresent(type -> types.put(field.name(), type));
    }
    return types;
  }

  /** Empty for what is no attribute by itself, such as the map of free properties. */
  private static Optional<CelType> typeOf(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().stream()
              .filter(branch -> branch.getType() != Schema.Type.NULL)
              .findFirst()
              .filter(branch -> schema.isNullable() && schema.getTypes().size() == 2)
              .flatMap(ConditionLanguage::typeOf);
      case STRING, ENUM -> Optional.of(SimpleType.STRING);
      case BOOLEAN -> Optional.of(SimpleType.BOOL);
      case INT -> Optional.of(SimpleType.INT);
      case LONG ->
          Optional.of(
              schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                  ? SimpleType.TIMESTAMP
                  : SimpleType.INT);
      case FLOAT, DOUBLE -> Optional.of(SimpleType.DOUBLE);
      case MAP ->
          typeOf(schema.getValueType()).map(value -> MapType.create(SimpleType.STRING, value));
      default -> Optional.empty();
    };
  }

  private static String describe(Attribute unheardOf, String source) {
    return "column %d: there is no %s%s"
        .formatted(
            Math.max(0, source.indexOf(unheardOf.toString())) + 1,
            unheardOf,
            Nearest.hint(unheardOf.name(), typedFields(unheardOf.subject())));
  }

  private static String describe(CelValidationException wrong, String source) {
    return wrong.getErrors().stream().map(issue -> describe(issue, source)).collect(joining("; "));
  }

  private static String describe(CelIssue issue, String source) {
    var at = issue.getSourceLocation();
    var line = source.contains("\n") ? "line " + at.getLine() + ", " : "";
    return "%scolumn %d: %s".formatted(line, at.getColumn() + 1, issue.getMessage());
  }
}
