package dev.handoff.contract;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;

/**
 * {@code has(event.path)} as {@code 'path' in event}: CEL's own one wants a field of a message or
 * map, and here {@code event.path} is a variable.
 */
final class HasMacro {

  static final CelMacro HAS =
      CelMacro.newGlobalMacro("has", 1, (ast, target, arguments) -> expand(ast, arguments));

  private HasMacro() {}

  private static Optional<CelExpr> expand(CelMacroExprFactory ast, List<CelExpr> arguments) {
    var argument = arguments.getFirst();
    if (argument.getKind() != Kind.SELECT) {
      return Optional.of(ast.reportError("has() asks for an attribute, such as has(event.path)"));
    }
    return Optional.of(
        ast.newGlobalCall(
            Operator.IN.getFunction(),
            ast.newStringLiteral(argument.select().field()),
            argument.select().operand()));
  }
}
