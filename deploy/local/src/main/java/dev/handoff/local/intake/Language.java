package dev.handoff.local.intake;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The language of a mapping: CEL over {@code row} (column to text), {@code none} (no value), the
 * names that the mapping itself defines, and the functions of {@link Functions}.
 */
final class Language {
  static final String ROW = "row";
  static final String NONE = "none";

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings(), CelExtensions.math())
          .addFunctionBindings(Functions.bindings())
          .build();

  private static final CelType CELLS = MapType.create(SimpleType.STRING, SimpleType.STRING);

  private final Set<String> files = new LinkedHashSet<>(Set.of(ROW));

  private CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings(), CelExtensions.math())
          .addFunctionDeclarations(Functions.declarations())
          .addVar(ROW, CELLS)
          .addVar(NONE, SimpleType.DYN)
          .build();

  /** What became of the text of an expression. */
  sealed interface Compilation {
    record Sound(Expression expression, CelType type) implements Compilation {}

    /** Says what is wrong, with the column. */
    record Flawed(String sentence) implements Compilation {}
  }

  Compilation compile(String path, String source, Kind kind) {
    try {
      var ast = compiler.compile(kind.isChoice(source) ? "'" + source + "'" : source).getAst();
      if (!kind.admits(ast.getResultType())) {
        return new Compilation.Flawed(
            "expected %s, but '%s' is %s".formatted(kind, source, words(ast.getResultType())));
      }
      if (isText(ast.getExpr()) && !kind.allows(ast.getExpr().constant().stringValue())) {
        return new Compilation.Flawed("expected %s, but found %s".formatted(kind, source));
      }
      return new Compilation.Sound(
          new Expression(path, RUNTIME.createProgram(ast), columns(ast)), ast.getResultType());
    } catch (CelValidationException wrong) {
      return new Compilation.Flawed(describe(wrong.getErrors(), source));
    } catch (CelEvaluationException wrong) {
      return new Compilation.Flawed(String.valueOf(wrong.getMessage()));
    }
  }

  private static boolean isText(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private Map<String, Set<String>> columns(CelAbstractSyntaxTree ast) {
    return files.stream().collect(toMap(file -> file, file -> Columns.namedIn(ast, file)));
  }

  /** Makes the cells of a further file known under a name. */
  void defineFile(String name) {
    files.add(name);
    define(name, CELLS);
  }

  /** Makes a name known to every expression that is compiled from now on. */
  void define(String name, CelType type) {
    compiler = compiler.toCompilerBuilder().addVar(name, type).build();
  }

  private static String words(CelType type) {
    return switch (type.kind()) {
      case STRING -> "a text";
      case INT, UINT -> "a whole number";
      case DOUBLE -> "a number";
      case BOOL -> "true or false";
      case TIMESTAMP -> "a time";
      case DURATION -> "a duration";
      default -> "a " + type.name();
    };
  }

  private static String describe(List<CelIssue> issues, String source) {
    return issues.stream().map(issue -> describe(issue, source)).collect(joining("; "));
  }

  private static String describe(CelIssue issue, String source) {
    var at = issue.getSourceLocation();
    var sentence =
        "column %d of '%s': %s".formatted(at.getColumn() + 1, source.strip(), issue.getMessage());
    var bare = issue.getMessage().contains("undeclared reference") && source.matches("[\\w-]+");
    return bare ? sentence + "; a text stands in quotes: \"'" + source + "'\"" : sentence;
  }
}
