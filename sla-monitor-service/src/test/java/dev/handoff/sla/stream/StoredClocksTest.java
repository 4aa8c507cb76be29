package dev.handoff.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.clock.Contact;
import dev.handoff.sla.clock.Handoff;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.Pledge;
import dev.handoff.sla.clock.Pledge.Course;
import dev.handoff.sla.clock.Pledge.Escalation;
import dev.handoff.sla.clock.Pledge.Warning;
import dev.handoff.sla.clock.PromiseKind;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.clock.SlaClock.Broken;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import dev.handoff.sla.clock.SlaClock.Verdict;
import dev.handoff.sla.clock.Span;
import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.wire.StateSerde;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredClocksTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Span ASKED = new Span(START.plusSeconds(3), START.plusSeconds(9));
  private static final Contact CONTACT = new Contact(START.plusSeconds(3), ASKED);
  private static final StateSerde<LeadClocksState> SERDE = StateSerde.of(LeadClocksState.class);

  static List<SlaClock> clocks() {
    Pledge bare =
        pledge(PromiseKind.ACCEPTANCE, null, List.of(), List.of(), Course.straight(START, START));
    Pledge full =
        pledge(
            PromiseKind.FIRST_TOUCH,
            "high-intent",
            List.of(new Warning(50, START.plusSeconds(30)), new Warning(80, START.plusSeconds(48))),
            List.of(new Escalation(1, START.plusSeconds(90))),
            new Course(
                2,
                START.plusSeconds(2),
                START.minusSeconds(5),
                List.of(ASKED),
                1,
                START.plusSeconds(3),
                "version 2 moves it"));
    Instant seen = START.plusSeconds(61);
    return List.of(
        new Running(bare, 0),
        new Running(full, 1),
        new Broken(full, 0, seen),
        new Broken(full, 1, seen),
        new Ended(full, Verdict.KEPT, seen, START),
        new Ended(full, Verdict.CALLED_OFF, seen, START),
        new Ended(bare, Verdict.BROKEN, seen, null));
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void a_clock_comes_back_as_it_was_stored(SlaClock clock) {
    LeadClocks lead = new LeadClocks("L-1", 7, "dana", "smb", CONTACT, List.of(clock));
    byte[] bytes = SERDE.serializer().serialize("clocks", StoredClocks.stored(lead));
    assertThat(StoredClocks.restored(SERDE.deserializer().deserialize("clocks", bytes)))
        .isEqualTo(lead);
  }

  private static Pledge pledge(
      PromiseKind kind,
      String slaClass,
      List<Warning> warnings,
      List<Escalation> escalations,
      Course course) {
    return new Pledge(
        new Handoff("L-1", "L-1/1", 1),
        kind,
        slaClass,
        "b2b-default",
        3,
        "hours",
        START,
        START.plusSeconds(60),
        warnings,
        escalations,
        course);
  }
}
