package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a lead that was erased: nothing of what it was, only how its records are
 * told from those of somebody who comes anew under the same id. Its numbers go on counting, so that
 * no cycle and no revision is used twice.
 *
 * @param at when it was asked for; what was true until then is refused, whenever it arrives
 * @param id what stands for the lead where it is counted; the same for all erasures of a lead
 * @param cycles number of the last cycle that was erased; 0 for none
 * @param revision the lead's by its erasure, which is a step too
 * @param scoresAreGone whether scoring has said that it forgot the lead
 */
public record Erased(Instant at, String id, int cycles, long revision, boolean scoresAreGone) {

  /** How the ids of what asks for an erasure begin, where its outcome is told. */
  public static final String COMMANDS = "erasure/";

  /** Scoring says it with an empty record, which stays for so long: then it need not be seen. */
  private static final Duration SCORES_ARE_GONE_AFTER = Duration.ofDays(1);

  /**
   * A lead is erased.
   *
   * @param lead as it stands
   * @param before its earlier erasure, if there was one
   * @param fresh an id that follows from nothing
   */
  public static Erased now(Lead lead, @Nullable Erased before, Instant at, String fresh) {
    String id = before == null ? fresh : before.id;
    return new Erased(at, id, cyclesOf(lead), lead.revision() + 1, false);
  }

  private static int cyclesOf(Lead lead) {
    return switch (lead) {
      case InCycle handedOver -> handedOver.cycle().number();
      case Prospect prospect -> prospect.formerCycles();
    };
  }

  /** Whether what was true at an instant is erased with the rest. */
  public boolean covers(Instant instant) {
    return !instant.isAfter(at);
  }

  /**
   * Whether a score is of the lead that was erased: until scoring has heard of it, it goes on
   * scoring what it still knows.
   */
  public boolean coversScoreOf(Instant instant) {
    return covers(scoresAreGone ? instant : instant.minus(SCORES_ARE_GONE_AFTER));
  }

  /** The same, as scoring has forgotten the lead. */
  public Erased withoutScores() {
    return new Erased(at, id, cycles, revision, true);
  }

  /** Somebody who comes anew. */
  public Prospect anew(Prospect lead) {
    return new Prospect(lead.id(), lead.scored(), revision, cycles);
  }
}
