package dev.handoff.lifecycle.agreement;

import dev.handoff.message.ContractPublished;
import java.util.Map;

/** The contracts on the bus. */
interface ContractLog {

  /** The newest record of each contract by its id, in the order in which they were published. */
  Map<String, ContractPublished> newest();

  /** Publishes a version; returns when the bus has it. */
  void append(ContractPublished contract);
}
