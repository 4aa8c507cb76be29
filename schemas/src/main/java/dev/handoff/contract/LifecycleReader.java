package dev.handoff.contract;

import dev.handoff.contract.LifecycleTerms.Qualification;
import dev.handoff.contract.LifecycleTerms.Recycle;
import java.util.List;
import java.util.Locale;

/** Reads what sales owes with each decision. */
final class LifecycleReader {

  private static final Format<Boolean> ALLOWED =
      Format.oneOf("allowed", "forbidden").meaning("allowed"::equals);
  private static final Format<Boolean> RESETS =
      Format.oneOf("reset", "keep").meaning("reset"::equals);

  private LifecycleReader() {}

  /** Of a section that is complete: what the document left out has the default contract's value. */
  static LifecycleTerms lifecycle(Node section) {
    var node = section.mapping("acceptance", "qualification", "sql-without-mql", "recycle");
    var acceptance = node.at("acceptance").mapping("rejection-reasons");
    return new LifecycleTerms(
        reasons(acceptance, "rejection-reasons"),
        qualification(node.at("qualification")),
        node.need("sql-without-mql", ALLOWED),
        recycle(node.at("recycle")));
  }

  private static Qualification qualification(Node section) {
    var node =
        section.mapping(
            "evidence", "decision-within", "disqualification-reasons", "requires-opportunity");
    return new Qualification(
        names(node, "evidence"),
        node.need("decision-within", Format.DURATION),
        reasons(node, "disqualification-reasons"),
        node.need("requires-opportunity", Format.TRUE_OR_FALSE));
  }

  private static Recycle recycle(Node section) {
    var node = section.mapping("cool-down", "engagement");
    return new Recycle(
        node.need("cool-down", Format.DURATION_OR_ZERO), node.need("engagement", RESETS));
  }

  private static List<String> reasons(Node node, String key) {
    var names = new Names();
    return node.listOfSome(key).stream().map(reason -> reason(reason, names)).toList();
  }

  private static String reason(Node node, Names names) {
    var letters = node.value().asString("").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (letters.equals("notinterested")) {
      node.refuse(
          "expected a reason that says what does not match, but “not interested” is not a reason:"
              + " it means not engaged, and such a lead is recycled");
      return "";
    }
    return names.itself(node);
  }

  private static List<String> names(Node node, String key) {
    var names = new Names();
    return node.listOfSome(key).stream().map(names::itself).toList();
  }
}
