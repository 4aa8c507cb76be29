package dev.handoff.lifecycle.agreement;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Reading;
import java.util.Optional;

/**
 * A contract and the very document that it was read from.
 *
 * @param document YAML or JSON, comments and all
 */
public record ContractText(Contract contract, String document) {

  /** Empty where the document is no contract: one that nobody follows. */
  static Optional<ContractText> read(String document) {
    return ContractReader.read(document) instanceof Reading.Valid(var contract)
        ? Optional.of(new ContractText(contract, document))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return contract.id() + " version " + contract.version();
  }
}
