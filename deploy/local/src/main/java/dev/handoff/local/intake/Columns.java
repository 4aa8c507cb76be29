package dev.handoff.local.intake;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the columns that an expression names: {@code row['Lead Source']} and {@code row.City}. */
final class Columns {
  private Columns() {}

  static Set<String> namedIn(CelAbstractSyntaxTree ast) {
    var names = new TreeSet<String>();
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .forEach(node -> column(node.expr()).ifPresent(names::add));
    return names;
  }

  private static Optional<String> column(CelExpr expression) {
    return switch (expression.getKind()) {
      case CALL -> indexed(expression.call());
      case SELECT ->
          isRow(expression.select().operand()) && !expression.select().testOnly()
              ? Optional.of(expression.select().field())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> indexed(CelExpr.CelCall call) {
    if (!call.function().equals("_[_]") || !isRow(call.args().getFirst())) {
      return Optional.empty();
    }
    var key = call.args().getLast();
    var isText =
        key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isText ? Optional.of(key.constant().stringValue()) : Optional.empty();
  }

  private static boolean isRow(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.IDENT
        && expression.ident().name().equals(Language.ROW);
  }
}
