package dev.handoff.lifecycle.agreement;

import dev.handoff.contract.Problem;
import dev.handoff.message.ContractPublished;
import java.util.List;

/** What came of handing in a contract document. */
public sealed interface Publication {

  /**
   * It is on the bus, and governs from its effective date on.
   *
   * @param changes against the contract whose place it takes
   */
  record Published(ContractPublished contract, Changes changes) implements Publication {}

  /** The very document is on the bus already. */
  record NothingNew(ContractPublished contract) implements Publication {}

  /** It cannot take the place of what is on the bus; the sentence says why. */
  record Refused(String sentence) implements Publication {}

  /** It is no contract; the problems are all there are, in the document's order. */
  record Invalid(List<Problem> problems) implements Publication {}
}
