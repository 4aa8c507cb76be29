package dev.handoff.contract;

import dev.handoff.contract.FindingTerms.AcceptanceBounds;
import dev.handoff.contract.FindingTerms.ReasonBound;
import java.util.ArrayList;
import java.util.List;

/** Reads what is stated of many leads. */
final class FindingReader {

  private FindingReader() {}

  /** Of a section that is complete: what the document left out has the default contract's value. */
  static FindingTerms findings(Node section) {
    var node = section.mapping("per", "min-sample", "settle", "reasons", "acceptance", "source");
    var names = new Names();
    return new FindingTerms(
        node.need("per", SlaReader.PERIODS),
        node.need("min-sample", SlaReader.COUNT),
        node.need("settle", Format.DURATION),
        node.list("reasons").stream().map(member -> reason(member, names)).toList(),
        acceptance(node.at("acceptance")),
        node.need("source", Format.SHARE));
  }

  private static ReasonBound reason(Node member, Names names) {
    var node = member.mapping("name", "at-least");
    return new ReasonBound(names.of(node), node.need("at-least", Format.SHARE));
  }

  private static AcceptanceBounds acceptance(Node section) {
    var node = section.mapping("far-below", "below", "at-least");
    var bounds =
        new AcceptanceBounds(
            node.need("far-below", Format.SHARE),
            node.need("below", Format.SHARE),
            node.need("at-least", Format.SHARE));
    if (node.problems().noneUnder(node.path())
        && (bounds.farBelow() > bounds.below() || bounds.below() > bounds.atLeast())) {
      node.refuse(
          "expected far-below, below and at-least to grow, but found %s, %s and %s"
              .formatted(
                  InWords.share(bounds.farBelow()),
                  InWords.share(bounds.below()),
                  InWords.share(bounds.atLeast())));
    }
    return bounds;
  }

  /**
   * A mistyped reason would never stand out.
   *
   * @param section as the document has it, be it missing
   */
  static void knowsItsReasons(Node section, LifecycleTerms lifecycle) {
    if (!section.problems().noneUnder("sla.findings")
        || !section.problems().noneUnder("lifecycle")) {
      return;
    }
    var known = new ArrayList<String>(lifecycle.rejectionReasons());
    known.addAll(lifecycle.qualification().disqualificationReasons());
    for (Node member : section.list("reasons")) {
      String reason = member.at("name").value().asString("");
      if (!known.contains(reason)) {
        member
            .at("name")
            .refuse(
                "expected a reason of lifecycle, but found '%s'%s"
                    .formatted(reason, Nearest.hint(reason, List.copyOf(known))));
      }
    }
  }
}
