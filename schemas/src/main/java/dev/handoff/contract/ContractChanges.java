package dev.handoff.contract;

import java.util.List;

/**
 * What a version of a contract changes against another, in words. Where two documents mean the same
 * there is no change, however differently they are laid out; whatever means something else is a
 * change.
 *
 * @param changes in the order of the document
 * @param countFromNowOn the rules that would need a past that the leads' state does not hold, in
 *     the order of the document
 */
public record ContractChanges(List<Change> changes, List<CountsFromNowOn> countFromNowOn) {

  /** Two versions that say the same. */
  public static final ContractChanges NONE = new ContractChanges(List.of(), List.of());

  /**
   * Compares two versions, or two contracts one of which takes the other's place.
   *
   * @param before the one that governed until now
   * @param after the one that comes
   */
  public static ContractChanges between(Contract before, Contract after) {
    return new ContractChanges(
        ContractParts.ALL.stream().flatMap(part -> part.changes(before, after)).toList(),
        CountsFromNowOn.between(before.engagement(), after.engagement()));
  }

  /**
   * One thing that is no longer as it was.
   *
   * @param path where, such as {@code mql.threshold} or {@code engagement.points pricing-page}
   * @param sentence what was and what is, such as “50 becomes 45”
   */
  public record Change(String path, String sentence) {
    @Override
    public String toString() {
      return path + ": " + sentence;
    }
  }
}
