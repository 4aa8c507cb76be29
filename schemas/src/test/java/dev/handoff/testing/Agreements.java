package dev.handoff.testing;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.DefaultContract;
import dev.handoff.contract.Reading;

/** Contracts as tests want them. */
public final class Agreements {
  private Agreements() {}

  /** The contract that ships. */
  public static Contract shipped() {
    return of(DefaultContract.document());
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
