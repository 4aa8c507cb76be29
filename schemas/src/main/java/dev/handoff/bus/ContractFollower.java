package dev.handoff.bus;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Reading;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/**
 * Reads {@code leads.contract} from its beginning, for as long as the service runs, into the book
 * that the topology asks. A record that holds no valid contract is said in the log and changes
 * nothing: the contract in force stays in force.
 */
final class ContractFollower implements MessageListener<String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(ContractFollower.class);

  private final ContractBook book;
  private final Deserializer<ContractPublished> values;
  private final ContractMeters meters;

  /**
   * @param values decodes here, and not in the consumer, so that a record which cannot be read can
   *     be passed over
   * @param meters where it is shown which contracts there are
   */
  ContractFollower(
      ContractBook book, Deserializer<ContractPublished> values, ContractMeters meters) {
    this.book = book;
    this.values = values;
    this.meters = meters;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    ContractPublished published = values.deserialize(record.topic(), record.value());
    if (published == null) {
      return;
    }
    switch (ContractReader.read(published.getDocument())) {
      case Reading.Valid(var contract) -> enter(published, contract);
      case Reading.Invalid(var problems) ->
          LOG.error(
              "Contract {} version {} is not followed; it has {} problems: {}",
              published.getContractId(),
              published.getVersion(),
              problems.size(),
              problems);
    }
  }

  private void enter(ContractPublished published, Contract contract) {
    boolean standing = published.getScope() == ContractScope.STANDING;
    Scope scope = standing ? Scope.STANDING : Scope.NAMED;
    if (!book.add(scope, contract, inForceUntilThen(published))) {
      return;
    }
    meters.show(contract.id());
    LOG.info(
        "Contract {} version {} ({}) governs from {}",
        contract.id(),
        contract.version(),
        standing ? "standing" : "for the leads that name it",
        contract.effectiveFrom());
  }

  private static @Nullable Contract inForceUntilThen(ContractPublished published) {
    String document = published.getInForceUntilThen();
    return document != null && ContractReader.read(document) instanceof Reading.Valid(var contract)
        ? contract
        : null;
  }
}
