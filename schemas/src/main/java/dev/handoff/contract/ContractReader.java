package dev.handoff.contract;

import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Contract.Signatures;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.MqlTerms.RaiseWhen;
import java.util.List;

/** Reads a contract document: YAML, or JSON, which is YAML too. */
public final class ContractReader {

  private ContractReader() {}

  /**
   * Reads a document, whole: every problem at once.
   *
   * @param document the text, at most 256 KiB in UTF-8
   * @return the contract, or everything that is wrong with the document; never an exception
   */
  public static Reading read(String document) {
    var problems = new Problems();
    var tree = ContractDocument.parse(document, problems);
    var contract = contract(new Node("", tree, problems));
    return problems.isEmpty()
        ? new Reading.Valid(contract)
        : new Reading.Invalid(problems.inOrderOf(tree));
  }

  private static Contract contract(Node document) {
    var root =
        document.mapping(
            "id",
            "version",
            "effective-from",
            "review-by",
            "signed-by",
            "fit",
            "disqualify",
            "engagement",
            "mql",
            "lifecycle",
            "assignment",
            "sla",
            "notify");
    var pointRules = new Names();
    var contract =
        new Contract(
            root.need("id", Format.NAME),
            root.need("version", Format.whole(1, Integer.MAX_VALUE)),
            root.need("effective-from", Format.INSTANT),
            root.find("review-by", Format.DATE),
            signatures(root.need("signed-by")),
            FitReader.fit(root.at("fit"), pointRules),
            disqualifiers(root),
            EngagementReader.engagement(root.at("engagement"), pointRules),
            mql(root.need("mql")),
            LifecycleReader.lifecycle(DefaultContract.complete(root.at("lifecycle"))),
            root.has("assignment")
                ? AssignmentReader.assignment(root.at("assignment"))
                : AssignmentTerms.NOBODY,
            SlaReader.sla(
                root.has("sla") ? root.at("sla") : DefaultContract.complete(root.at("sla"))),
            NotifyReader.terms(root.at("notify")));
    promiseEveryClass(root.at("engagement"), contract);
    FindingReader.knowsItsReasons(root.at("sla").at("findings"), contract.lifecycle());
    return contract;
  }

  /** Both sides sign: nobody changes the definition for the other. */
  private static Signatures signatures(Node section) {
    var node = section.mapping("marketing", "sales");
    return new Signatures(node.need("marketing", Format.TEXT), node.need("sales", Format.TEXT));
  }

  private static List<NamedCondition> disqualifiers(Node root) {
    var names = new Names();
    return root.list("disqualify").stream().map(each -> FitReader.criterion(each, names)).toList();
  }

  private static MqlTerms mql(Node section) {
    var node = section.mapping("threshold", "raise-when", "raise-on-contract-change");
    return new MqlTerms(
        node.need("threshold", Format.POSITIVE_POINTS),
        node.find(
            "raise-when",
            Format.oneOf("fit-and-engagement").meaning(_ -> RaiseWhen.FIT_AND_ENGAGEMENT),
            RaiseWhen.FIT_AND_ENGAGEMENT),
        node.find("raise-on-contract-change", Format.TRUE_OR_FALSE, false));
  }

  /** A high-intent act calls for a class of promise: a mistyped class would promise nothing. */
  private static void promiseEveryClass(Node engagement, Contract contract) {
    if (!engagement.problems().noneUnder("sla")
        || !engagement.problems().noneUnder("engagement.high-intent")) {
      return;
    }
    var sla = contract.sla();
    var rules = engagement.list("high-intent");
    for (int i = 0; i < rules.size(); i++) {
      HighIntentRule rule = contract.engagement().highIntent().get(i);
      if (sla.promises(SlaTerms.FIRST_TOUCH)
          && sla.promise(SlaTerms.FIRST_TOUCH, rule.slaClass()).isEmpty()) {
        rules.get(i).at("class").expected("a class that a first-touch promise is given for");
      }
    }
  }
}
