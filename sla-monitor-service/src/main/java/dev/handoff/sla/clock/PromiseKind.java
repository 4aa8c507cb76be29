package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.PromiseKind.Effect.CALLS_OFF;
import static dev.handoff.sla.clock.PromiseKind.Effect.KEEPS;
import static dev.handoff.sla.clock.PromiseKind.Effect.NOTHING;

import dev.handoff.contract.SlaTerms;
import dev.handoff.sla.clock.LeadStep.Accepted;
import dev.handoff.sla.clock.LeadStep.Assigned;
import dev.handoff.sla.clock.LeadStep.Other;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Reaccepted;
import dev.handoff.sla.clock.LeadStep.Rejected;
import dev.handoff.sla.clock.LeadStep.TakenOut;
import dev.handoff.sla.clock.LeadStep.TalkedTo;
import dev.handoff.sla.clock.LeadStep.Tightened;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.LeadStep.What;
import java.util.Set;

/** The promises of sales that are watched, and what each step of a lead means to them. */
public enum PromiseKind {
  /** A person tries to reach the lead. */
  FIRST_TOUCH(SlaTerms.FIRST_TOUCH, "first touch") {
    @Override
    Effect effectOf(What what) {
      return switch (what) {
        case Touched(boolean byHuman, _) -> byHuman ? KEEPS : NOTHING;
        case TalkedTo() -> KEEPS;
        case Rejected(), TakenOut() -> CALLS_OFF;
        case Raised _, Reaccepted _, Accepted _, Tightened _, Assigned _, Other() -> NOTHING;
      };
    }
  },

  /** A rep takes the lead or refuses it. */
  ACCEPTANCE("acceptance", "decision") {
    @Override
    Effect effectOf(What what) {
      return switch (what) {
        case Accepted _, Rejected(), TalkedTo() -> KEEPS;
        case TakenOut() -> CALLS_OFF;
        case Raised _, Reaccepted _, Touched _, Tightened _, Assigned _, Other() -> NOTHING;
      };
    }
  },

  /** Who accepted the lead talks to it at length. */
  DISCOVERY("discovery", "discovery call") {
    @Override
    Effect effectOf(What what) {
      return switch (what) {
        case TalkedTo() -> KEEPS;
        case Rejected(), TakenOut() -> CALLS_OFF;
        case Raised _, Reaccepted _, Accepted _, Touched _, Tightened _, Assigned _, Other() ->
            NOTHING;
      };
    }
  };

  /** What is promised when a lead is handed over. */
  static final Set<PromiseKind> OF_THE_HANDOFF = Set.of(FIRST_TOUCH, ACCEPTANCE);

  /** What is promised when a rep accepts it. */
  static final Set<PromiseKind> OF_ACCEPTANCE = Set.of(DISCOVERY);

  /** What a step does to a promise. */
  enum Effect {
    /** What was promised was done. */
    KEEPS,
    /** It no longer makes sense to ask for it. */
    CALLS_OFF,
    NOTHING
  }

  private final String promise;
  private final String noun;

  PromiseKind(String promise, String noun) {
    this.promise = promise;
    this.noun = noun;
  }

  abstract Effect effectOf(What what);

  /** The name that the contract gives it. */
  public String promise() {
    return promise;
  }

  /** What is promised, as sentences call it. */
  String noun() {
    return noun;
  }

  /**
   * @throws IllegalArgumentException if no such promise is watched
   */
  public static PromiseKind named(String promise) {
    for (PromiseKind kind : values()) {
      if (kind.promise.equals(promise)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Expected a promise that is watched, but found " + promise);
  }
}
