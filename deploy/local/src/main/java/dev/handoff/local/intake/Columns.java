package dev.handoff.local.intake;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the columns that an expression names, by the file that they are of: {@code row['Lead
 * Source']} and {@code row.City} of the export itself.
 */
final class Columns {
  private Columns() {}

  static Set<String> namedIn(CelAbstractSyntaxTree ast, String file) {
    var names = new TreeSet<String>();
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .forEach(node -> column(node.expr(), file).ifPresent(names::add));
    return names;
  }

  private static Optional<String> column(CelExpr expression, String file) {
    return switch (expression.getKind()) {
      case CALL -> indexed(expression.call(), file);
      case SELECT ->
          isOf(expression.select().operand(), file) && !expression.select().testOnly()
              ? Optional.of(expression.select().field())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> indexed(CelExpr.CelCall call, String file) {
    if (!call.function().equals("_[_]") || !isOf(call.args().getFirst(), file)) {
      return Optional.empty();
    }
    var key = call.args().getLast();
    var isText =
        key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isText ? Optional.of(key.constant().stringValue()) : Optional.empty();
  }

  private static boolean isOf(CelExpr expression, String file) {
    return expression.getKind() == CelExpr.ExprKind.Kind.IDENT
        && expression.ident().name().equals(file);
  }
}
