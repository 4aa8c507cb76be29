package dev.handoff.sla.finding.stream;

import dev.handoff.sla.finding.CountedPass;
import dev.handoff.sla.finding.CountedPass.Refusal;
import dev.handoff.sla.finding.Figure;
import dev.handoff.sla.finding.FigureChange;
import dev.handoff.sla.state.CountedPassState;
import dev.handoff.sla.state.FigureChangeState;
import dev.handoff.sla.state.RefusalState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is counted, in its own words and in those of stores and of the way between them. */
final class StoredPasses {
  private StoredPasses() {}

  static CountedPassState stored(CountedPass pass, Instant heardAt) {
    Figure furthest = pass.furthest();
    return CountedPassState.newBuilder()
        .setCycleId(pass.cycleId())
        .setContractId(pass.contractId())
        .setRevision(pass.revision())
        .setRaisedAt(pass.raisedAt())
        .setFurthest(furthest == null ? null : furthest.word())
        .setRefusal(stored(pass.refusal()))
        .setHeardAt(heardAt)
        .build();
  }

  private static @Nullable RefusalState stored(@Nullable Refusal refusal) {
    return refusal == null
        ? null
        : new RefusalState(refusal.step(), refusal.at(), refusal.reason(), refusal.rep());
  }

  static CountedPass restored(CountedPassState state) {
    String furthest = state.getFurthest();
    RefusalState refusal = state.getRefusal();
    return new CountedPass(
        state.getCycleId(),
        state.getContractId(),
        state.getRevision(),
        state.getRaisedAt(),
        furthest == null ? null : Figure.named(furthest),
        refusal == null
            ? null
            : new Refusal(
                refusal.getStep(), refusal.getAt(), refusal.getReason(), refusal.getRep()));
  }

  static FigureChangeState stored(FigureChange change) {
    return new FigureChangeState(
        change.contractId(),
        change.figure().word(),
        change.day(),
        change.of(),
        change.by(),
        change.at());
  }

  static FigureChange restored(FigureChangeState state) {
    return new FigureChange(
        state.getContractId(),
        Figure.named(state.getFigure()),
        state.getDay(),
        state.getOf(),
        state.getBy(),
        state.getAt());
  }
}
