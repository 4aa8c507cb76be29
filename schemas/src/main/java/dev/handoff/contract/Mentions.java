package dev.handoff.contract;

import static java.util.stream.Collectors.toSet;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.handoff.contract.Condition.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an expression speaks of, before its types are checked. */
record Mentions(Set<Subject> subjects, Set<Attribute> attributes) {

  static Mentions in(CelAbstractSyntaxTree parsed) {
    var parts =
        CelNavigableAst.fromAst(parsed).getRoot().allNodes().map(CelNavigableExpr::expr).toList();
    return new Mentions(
        parts.stream().flatMap(part -> subject(part).stream()).collect(toSet()),
        parts.stream().flatMap(part -> attribute(part).stream()).collect(toSet()));
  }

  private static Optional<Subject> subject(CelExpr part) {
    return part.getKind() == Kind.IDENT ? Subject.named(part.ident().name()) : Optional.empty();
  }

  static Optional<Attribute> attribute(CelExpr part) {
    return switch (part.getKind()) {
      case SELECT -> of(part.select().operand(), part.select().field());
      case CALL -> ofCall(part.call().function(), part.call().args());
      default -> Optional.empty();
    };
  }

  /** {@code 'path' in event}, which is also what has(event.path) becomes, and event['path']. */
  private static Optional<Attribute> ofCall(String function, List<CelExpr> arguments) {
    if (function.equals(Operator.IN.getFunction())) {
      return text(arguments.get(0)).flatMap(name -> of(arguments.get(1), name));
    }
    if (function.equals(Operator.INDEX.getFunction())) {
      return text(arguments.get(1)).flatMap(name -> of(arguments.get(0), name));
    }
    return Optional.empty();
  }

  private static Optional<Attribute> of(CelExpr subject, String name) {
    return subject(subject).map(known -> new Attribute(known, name));
  }

  static Optional<String> text(CelExpr part) {
    return Stream.of(part)
        .filter(p -> p.getKind() == Kind.CONSTANT)
        .map(CelExpr::constant)
        .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
        .map(CelConstant::stringValue)
        .findFirst();
  }
}
