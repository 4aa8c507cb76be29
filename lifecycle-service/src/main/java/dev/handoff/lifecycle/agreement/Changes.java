package dev.handoff.lifecycle.agreement;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractChanges;
import dev.handoff.contract.CountsFromNowOn;
import dev.handoff.message.ContractPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a version changes for those whom it comes to govern.
 *
 * @param against what governs them until then, such as {@code b2b-default version 1}; null where
 *     nothing does, and then nothing changes
 * @param sentences each with its path, in the order of the document
 * @param countFromNowOn the rules that would need a past that the leads' state does not hold
 */
public record Changes(
    @Nullable String against, List<String> sentences, List<CountsFromNowOn> countFromNowOn) {

  /** None, as nothing new was published. */
  public static final Changes NONE = new Changes(null, List.of(), List.of());

  static Changes between(
      PublishedContracts published, Contract contract, ContractPublished record) {
    var before = published.replacedBy(contract, record.getScope());
    if (before.isEmpty()) {
      return NONE;
    }
    var changes = ContractChanges.between(before.get().contract(), contract);
    var sentences = new ArrayList<String>();
    var known = published.newest(contract.id());
    if (known != null) {
      sentences.addAll(beyondTheDocument(known, record, published.waits(known)));
    }
    changes.changes().forEach(change -> sentences.add(change.toString()));
    return new Changes(before.get().toString(), sentences, changes.countFromNowOn());
  }

  private static List<String> beyondTheDocument(
      ContractPublished known, ContractPublished given, boolean knownWaits) {
    var sentences = new ArrayList<String>();
    if (known.getScope() != given.getScope()) {
      sentences.add("scope: %s becomes %s".formatted(word(known), word(given)));
    }
    if (knownWaits && known.getInForceUntilThen() != null) {
      sentences.add(
          "version %d, which waits for %s, never takes effect"
              .formatted(known.getVersion(), known.getEffectiveFrom()));
    }
    return sentences;
  }

  private static String word(ContractPublished contract) {
    return contract.getScope().name().toLowerCase(Locale.ROOT);
  }
}
