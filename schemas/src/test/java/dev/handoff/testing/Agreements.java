package dev.handoff.testing;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.DefaultContract;
import dev.handoff.contract.Reading;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;

/** Contracts as tests want them. */
public final class Agreements {
  private Agreements() {}

  /** The contract that ships. */
  public static Contract shipped() {
    return of(DefaultContract.document());
  }

  /** The shipped contract as lifecycle-service publishes it. */
  public static ContractPublished shippedAndPublished() {
    Contract contract = shipped();
    return ContractPublished.newBuilder()
        .setEventId(contract.id() + "/" + contract.version())
        .setContractId(contract.id())
        .setVersion(contract.version())
        .setOccurredAt(contract.effectiveFrom())
        .setEffectiveFrom(contract.effectiveFrom())
        .setScope(ContractScope.STANDING)
        .setDocument(DefaultContract.document())
        .setSha256("")
        .setSignedByMarketing(contract.signedBy().marketing())
        .setSignedBySales(contract.signedBy().sales())
        .build();
  }

  /**
   * The contract of a document.
   *
   * @throws AssertionError with every problem if it is none
   */
  public static Contract of(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> contract;
      case Reading.Invalid(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
