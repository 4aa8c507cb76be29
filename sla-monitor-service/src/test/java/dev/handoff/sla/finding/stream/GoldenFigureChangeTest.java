package dev.handoff.sla.finding.stream;

import dev.handoff.sla.state.FigureChangeState;
import dev.handoff.testing.StateStaysReadable;

class GoldenFigureChangeTest extends StateStaysReadable {
  GoldenFigureChangeTest() {
    super(FigureChangeState.class);
  }
}
