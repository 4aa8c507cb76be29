package dev.handoff.local.trial;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.flow.Check;
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
    return new Proof(LEADS, trace)
        .checks(List.of(), cycles).stream()
            .filter(check -> !check.holds())
            .map(Check::what)
            .toList();
  }

  private static Trace asItMustBe() {
    var breaches =
        LEADS.stream().filter(TrialLead::isBreached).collect(toMap(TrialLead::id, _ -> 1));
    return new Trace(
        (long) LEADS.size() * TrialLead.told(),
        new HashMap<>(each(_ -> TrialLead.points())),
        new HashMap<>(each(_ -> 1)),
        new HashMap<>(each(TrialLead::steps)),
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
