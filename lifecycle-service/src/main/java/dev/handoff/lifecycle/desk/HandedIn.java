package dev.handoff.lifecycle.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.handoff.contract.CountsFromNowOn;
import dev.handoff.lifecycle.agreement.Changes;
import dev.handoff.message.ContractPublished;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that was handed in, and what it changes.
 *
 * @param against what governed until then, such as {@code b2b-default version 1}; null where
 *     nothing did, or nothing new was published
 * @param changes in sentences, each with its path
 * @param countFromNowOn the rules that need a past that nobody kept, and why
 */
record HandedIn(
    @JsonUnwrapped Version version,
    @Nullable String against,
    List<String> changes,
    List<CountsFromNowOn> countFromNowOn) {

  static HandedIn of(ContractPublished contract, Changes changes) {
    return new HandedIn(
        Version.of(contract), changes.against(), changes.sentences(), changes.countFromNowOn());
  }
}
