package dev.handoff.local.trial;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.flow.Check;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.stack.Restart.Restarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final List<TrialLead> LEADS =
      IntStream.range(0, 9).mapToObj(TrialLead::new).toList();
  private static final Instant RAISED = Instant.parse("2026-03-02T09:00:00Z");
  private static final String CALLED = LEADS.get(0).id();
  private static final String FORGOTTEN = LEADS.get(2).id();

  private final Map<String, Integer> cycles = new HashMap<>(each(_ -> 1));
  private final Trace trace = asItMustBe();

  @Test
  void what_is_as_it_must_be_is_found_to_be() {
    assertThat(wrong()).isEmpty();
    assertThat(new Proof(LEADS, trace).knowsEveryBreach()).isTrue();
  }

  @Test
  void a_visit_that_was_lost_is_found() {
    trace.points().merge(CALLED, -10.0, Double::sum);
    assertThat(wrong()).containsExactly("every visit counted once");
  }

  @Test
  void a_visit_that_counted_twice_is_found() {
    trace.points().merge(CALLED, 10.0, Double::sum);
    assertThat(wrong()).containsExactly("every visit counted once");
  }

  @Test
  void a_lead_that_was_never_scored_is_found() {
    trace.points().remove(CALLED);
    assertThat(wrong()).containsExactly("every visit counted once");
  }

  @Test
  void an_mql_that_was_raised_twice_is_found() {
    trace.mqls().merge(CALLED, 1, Integer::sum);
    assertThat(wrong()).containsExactly("every lead was raised once");
  }

  @Test
  void a_decision_that_was_taken_twice_is_found() {
    trace.steps().put(CALLED, Map.of("MQL_RAISED", 1, "ACCEPTED", 2, "TOUCH_RECORDED", 1));
    assertThat(wrong()).containsExactly("every decision was taken once, and none besides");
  }

  @Test
  void a_decision_that_was_answered_and_forgotten_is_found() {
    trace.steps().put(CALLED, Map.of("MQL_RAISED", 1, "ACCEPTED", 1));
    assertThat(wrong()).containsExactly("every decision was taken once, and none besides");
  }

  @Test
  void two_steps_that_do_not_know_of_each_other_are_found() {
    trace.revisions().add(CALLED + " revision 2");
    assertThat(wrong()).containsExactly("no two steps of a lead share a revision");
  }

  @Test
  void a_promise_that_was_broken_and_not_noticed_is_found() {
    trace.breaches().remove(FORGOTTEN);
    assertThat(wrong())
        .containsExactly("the first touches that came too late are known, and no others");
    assertThat(new Proof(LEADS, trace).knowsEveryBreach()).isFalse();
  }

  @Test
  void a_breach_that_was_said_twice_is_found() {
    trace.breached().put(FORGOTTEN, 2);
    assertThat(wrong()).containsExactly("none of them was said twice");
  }

  @Test
  void who_was_called_too_late_must_be_known_to_be() {
    trace.called().merge(CALLED, RAISED.plusSeconds(21), (_, late) -> late);
    assertThat(wrong())
        .containsExactly("the first touches that came too late are known, and no others");

    trace.breaches().put(CALLED, 1);
    trace.breached().put(CALLED, 1);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void an_instance_that_was_left_out_is_found() {
    assertThat(restarts(List.of(new Restarted("a", true)), Ending.ASKED, List.of("a", "b")))
        .containsExactly("every instance was restarted");
  }

  @Test
  void an_instance_that_had_to_be_killed_is_found() {
    assertThat(
            restarts(
                List.of(new Restarted("a", true), new Restarted("b", false)),
                Ending.ASKED,
                List.of("a", "b")))
        .containsExactly("each ended in good order");
  }

  @Test
  void an_instance_that_does_not_run_in_the_end_is_found() {
    assertThat(
            restarts(
                List.of(new Restarted("a", false), new Restarted("b", false)),
                Ending.KILLED,
                List.of("a")))
        .containsExactly("all of them run in the end");
  }

  private static List<String> restarts(
      List<Restarted> restarted, Ending ending, List<String> running) {
    return names(Proof.ofRestarts(List.of("a", "b"), restarted, ending, running));
  }

  @Test
  void a_breach_that_was_said_and_taken_back_is_none() {
    trace.breached().put(CALLED, 1);
    trace.breaches().put(CALLED, 0);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void a_cycle_that_the_ledger_lacks_is_found() {
    cycles.remove(CALLED);
    assertThat(wrong()).containsExactly("the ledger has one cycle of every lead");
  }

  private List<String> wrong() {
    return names(new Proof(LEADS, trace).checks(List.of(), cycles));
  }

  private static List<String> names(List<Check> checks) {
    return checks.stream().filter(check -> !check.holds()).map(Check::what).toList();
  }

  private static Trace asItMustBe() {
    var called =
        LEADS.stream()
            .filter(lead -> lead.care() == TrialLead.Care.ACCEPTED_AND_CALLED)
            .collect(toMap(TrialLead::id, _ -> RAISED.plusSeconds(20)));
    var breaches =
        LEADS.stream()
            .map(TrialLead::id)
            .filter(id -> !called.containsKey(id))
            .collect(toMap(id -> id, _ -> 1));
    return new Trace(
        (long) LEADS.size() * TrialLead.told(),
        new HashMap<>(each(_ -> TrialLead.points())),
        new HashMap<>(each(_ -> 1)),
        new HashMap<>(each(TrialLead::steps)),
        new HashMap<>(each(_ -> RAISED)),
        new HashMap<>(called),
        new HashSet<>(),
        commands(),
        new HashSet<>(),
        new HashMap<>(breaches),
        new HashMap<>(breaches),
        0);
  }

  private static HashSet<String> commands() {
    return new HashSet<>(
        LEADS.stream()
            .flatMap(lead ->
                IntStream.range(0, lead.decisions()).mapToObj(number -> lead.id() + "/" + number))
            .collect(toSet()));
  }

  private static <V> Map<String, V> each(Function<TrialLead, V> value) {
    return LEADS.stream().collect(toMap(TrialLead::id, value));
  }
}
