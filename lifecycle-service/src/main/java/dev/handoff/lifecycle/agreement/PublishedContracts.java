package dev.handoff.lifecycle.agreement;

import static java.util.stream.Collectors.toSet;

import dev.handoff.contract.Contract;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is published at an instant.
 *
 * @param newest the newest record of each contract by its id, in the order of publication
 */
record PublishedContracts(Map<String, ContractPublished> newest, Instant now) {

  @Nullable ContractPublished newest(String id) {
    return newest.get(id);
  }

  /** The ids of the contracts that govern every lead that names none; the newest of them does. */
  Set<String> standing() {
    return allStanding().stream().map(ContractPublished::getContractId).collect(toSet());
  }

  /** What governs the leads of a contract; before its first day, what will. */
  Optional<ContractText> inForce(String id) {
    return Optional.ofNullable(newest(id)).flatMap(this::inForce);
  }

  /** What governs every lead that names no contract. */
  Optional<ContractText> standingInForce() {
    List<ContractText> newestFirst =
        allStanding().reversed().stream().flatMap(each -> inForce(each).stream()).toList();
    return newestFirst.stream()
        .filter(text -> !text.contract().effectiveFrom().isAfter(now))
        .findFirst()
        .or(() -> newestFirst.stream().findFirst());
  }

  /** What a version takes the place of: its own contract, or the one that stands. */
  Optional<ContractText> replacedBy(Contract contract, ContractScope scope) {
    if (newest.containsKey(contract.id())) {
      return inForce(contract.id());
    }
    return scope == ContractScope.STANDING ? standingInForce() : Optional.empty();
  }

  boolean waits(ContractPublished contract) {
    return contract.getEffectiveFrom().isAfter(now);
  }

  private List<ContractPublished> allStanding() {
    return newest.values().stream()
        .filter(each -> each.getScope() == ContractScope.STANDING)
        .toList();
  }

  private Optional<ContractText> inForce(ContractPublished newest) {
    String untilThen = newest.getInForceUntilThen();
    return ContractText.read(waits(newest) && untilThen != null ? untilThen : newest.getDocument());
  }
}
