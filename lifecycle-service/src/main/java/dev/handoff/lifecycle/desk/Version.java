package dev.handoff.lifecycle.desk;

import dev.handoff.message.ContractPublished;
import java.time.Instant;
import java.util.Locale;

/**
 * A published version of a contract.
 *
 * @param scope {@code standing} or {@code named}
 * @param sha256 of the document's UTF-8 bytes, hexadecimal
 */
record Version(
    String id,
    int version,
    String scope,
    Instant effectiveFrom,
    String sha256,
    Signatures signedBy) {

  /** Who signed, by name or role. */
  record Signatures(String marketing, String sales) {}

  static Version of(ContractPublished contract) {
    return new Version(
        contract.getContractId(),
        contract.getVersion(),
        contract.getScope().name().toLowerCase(Locale.ROOT),
        contract.getEffectiveFrom(),
        contract.getSha256(),
        new Signatures(contract.getSignedByMarketing(), contract.getSignedBySales()));
  }
}
