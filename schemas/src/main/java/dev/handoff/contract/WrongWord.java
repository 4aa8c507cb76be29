package dev.handoff.contract;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.handoff.contract.Condition.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word that an attribute is compared with and never is. A condition with one would be sound and
 * never hold, and nobody would be told.
 *
 * @param column where it stands, from 1
 * @param words what the attribute may be
 */
record WrongWord(int column, String word, Attribute attribute, List<String> words) {

  static Optional<WrongWord> in(CelAbstractSyntaxTree parsed) {
    var positions = parsed.getSource().getPositionsMap();
    return CelNavigableAst.fromAst(parsed)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(part -> part.getKind() == Kind.CALL)
        .flatMap(call -> of(call).stream())
        .map(found ->
            new WrongWord(
                positions.getOrDefault(found.where.id(), 0) + 1,
                found.word,
                found.attribute,
                found.attribute.words()))
        .findFirst();
  }

  private record Found(CelExpr where, String word, Attribute attribute) {}

  private static Optional<Found> of(CelExpr call) {
    var function = call.call().function();
    var sides = call.call().args();
    if (function.equals(Operator.EQUALS.getFunction())
        || function.equals(Operator.NOT_EQUALS.getFunction())) {
      return wrong(sides.get(0), Stream.of(sides.get(1)))
          .or(() -> wrong(sides.get(1), Stream.of(sides.get(0))));
    }
    return function.equals(Operator.IN.getFunction()) && sides.get(1).getKind() == Kind.LIST
        ? wrong(sides.get(0), sides.get(1).list().elements().stream())
        : Optional.empty();
  }

  private static Optional<Found> wrong(CelExpr side, Stream<CelExpr> others) {
    return Mentions.attribute(side)
        .filter(attribute -> !attribute.words().isEmpty())
        .flatMap(attribute ->
            others
                .flatMap(other ->
                    Mentions.text(other).map(word -> new Found(other, word, attribute)).stream())
                .filter(found -> !attribute.words().contains(found.word))
                .findFirst());
  }

  /** What was expected there. */
  @Override
  public String toString() {
    return "column %d: %s is never '%s'%s"
        .formatted(column, attribute, word, Nearest.hint(word, words));
  }
}
