package dev.handoff.contract;

import dev.handoff.contract.LifecycleTerms.Qualification;
import dev.handoff.contract.LifecycleTerms.Recycle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what sales owes with each decision. */
final class LifecycleReader {

  private static final Format<Boolean> ALLOWED =
      Format.oneOf(Map.of("allowed", true, "forbidden", false));
  private static final Format<Boolean> RESETS = Format.oneOf(Map.of("reset", true, "keep", false));

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
    var reasons = names(node, key);
    for (int i = 0; i < reasons.size(); i++) {
      if (meansNotEngaged(reasons.get(i))) {
        node.list(key)
            .get(i)
            .expected(
                "a reason that says what does not match; “not interested” is not a reason, it means"
                    + " not engaged: such a lead is recycled");
      }
    }
    return reasons;
  }

  private static boolean meansNotEngaged(String reason) {
    return reason.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "").equals("notinterested");
  }

  private static List<String> names(Node node, String key) {
    var names = new Names();
    return node.listOfSome(key).stream().map(names::itself).toList();
  }
}
