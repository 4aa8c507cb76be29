package dev.handoff.lifecycle.changes;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something changed in the ledger: whoever reads it now reads it as it is after this, or later. */
sealed interface Change {
  ChangeId id();

  /** Whether somebody who wants to hear of this has to hear of it. */
  boolean isFor(Wanted wanted);

  /**
   * A lead changed.
   *
   * @param stage where it stands now, as in the ledger
   * @param revision of the lead now; as before where nothing but a promise or a score moved
   * @param rep who has the lead now, if anybody has
   * @param formerRep who had it before this change, if somebody else had
   * @param happened what happened, each {@code KIND:WHAT} as in the timeline
   */
  record OfLead(
      ChangeId id,
      String leadId,
      @Nullable String cycleId,
      String stage,
      long revision,
      @Nullable String rep,
      @Nullable String formerRep,
      List<String> happened)
      implements Change {
    @Override
    public boolean isFor(Wanted wanted) {
      return wanted.lead.map(leadId::equals).orElse(true)
          && wanted
              .rep
              .map(it -> Objects.equals(it, rep) || Objects.equals(it, formerRep))
              .orElse(true);
    }
  }

  /** History was written: of an import, or after the ledger was behind. Many leads changed. */
  record OfMany(ChangeId id) implements Change {
    @Override
    public boolean isFor(Wanted wanted) {
      return true;
    }
  }

  /**
   * What somebody wants to hear of.
   *
   * @param lead only of this lead; empty: of all
   * @param rep only of leads that this rep has, or had until the change; empty: of all
   */
  record Wanted(Optional<String> lead, Optional<String> rep) {}
}
