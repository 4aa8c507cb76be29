package dev.handoff.lifecycle.assignment;

import static dev.handoff.lifecycle.assignment.News.Standing.ELSEWHERE;
import static dev.handoff.lifecycle.assignment.News.Standing.MQL;
import static dev.handoff.lifecycle.assignment.News.Standing.SAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order, the assigner gives what the long reckoning gives. */
class RandomDaysTest {
  private static final int STEPS = 300;
  private static final List<String> REPS = List.of("dana", "alex", "kim", "nobody-knows");

  private static final List<String> TERMS =
      List.of(
          """
          { pools: [
            { name: big, when: 'company.employees > 500', at-most: 2, reps: [
              { name: dana },
              { name: alex, at-most: 1, days-off: [2026-05-05..2026-05-06], zone: Asia/Tokyo } ] },
            { name: rest, at-most: 3, reps: [
              { name: kim, days-off: [2026-05-06] }, { name: alex } ] } ] }
          """,
          "{ pools: [{ name: all, at-most: 4, reps: [{ name: alex }, { name: dana }, { name: kim }] }] }",
          """
          { named-account-owner: ignored, pools: [
            { name: big, when: 'company.employees > 500', reps: [{ name: dana }] } ] }
          """,
          "{ named-account-owner: ignored }");

  private final Reckoning reckoning = new Reckoning();
  private final List<String> leads = new ArrayList<>();
  private final Scenario scenario = Scenario.under(TERMS.getFirst());
  private int version = 1;
  private int given;

  static List<Integer> seeds() {
    return new Random(20260504).ints(150).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_gives_what_the_long_reckoning_gives(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      something(random);
      if (random.nextInt(3) == 0) {
        look(random, "step " + step);
      }
    }
    assertThat(given).isPositive();
  }

  private void something(Random random) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> raise(random);
      case 3, 4 -> decide(random);
      case 5, 6 -> scenario.after(Duration.ofSeconds(random.nextInt(7_200)));
      case 7 -> {
        if (random.nextInt(10) == 0) {
          publish(random);
        }
      }
      default -> scenario.restarted();
    }
  }

  private void raise(Random random) {
    String lead = "L-%03d".formatted(leads.size());
    leads.add(lead);
    Map<String, Object> company = new HashMap<>();
    switch (random.nextInt(3)) {
      case 0 -> company.put("employees", 900L);
      case 1 -> company.put("employees", 20L);
      default -> {}
    }
    if (random.nextInt(4) == 0) {
      company.put("namedAccountOwner", REPS.get(random.nextInt(REPS.size())));
    }
    boolean past = random.nextInt(5) == 0;
    Instant now = scenario.now();
    Instant at = past ? now.minus(Duration.ofHours(1 + random.nextInt(100))) : now;
    scenario.raised(lead, at, company);
    reckoning.raised(
        lead, Facts.ofProfile(Map.of(), company), at, past ? now.plus(Duration.ofMinutes(5)) : now);
  }

  private void decide(Random random) {
    if (leads.isEmpty()) {
      return;
    }
    String lead = leads.get(random.nextInt(leads.size()));
    if (!reckoning.isOpen(lead)) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        String rep = REPS.get(random.nextInt(REPS.size()));
        scenario.stepped(lead, SAL, rep);
        reckoning.has(lead, rep, true);
      }
      case 1 -> {
        String rep = REPS.get(random.nextInt(REPS.size()));
        scenario.stepped(lead, MQL, rep);
        reckoning.has(lead, rep, true);
      }
      case 2 -> {
        // A touch changes nothing but the revision.
        scenario.stepped(lead, MQL, reckoning.rep(lead));
      }
      default -> {
        scenario.stepped(lead, ELSEWHERE, reckoning.rep(lead));
        reckoning.has(lead, null, false);
      }
    }
  }

  private void publish(Random random) {
    version++;
    scenario.publish(version, scenario.now().toString(), TERMS.get(random.nextInt(TERMS.size())));
  }

  private void look(Random random, String step) {
    var terms = scenario.terms();
    var now = scenario.looks();
    assertThat(now.stream().map(each -> each.leadId() + " " + each.rep()).toList())
        .as(step)
        .isEqualTo(reckoning.look(terms, scenario.now()));
    for (Assignment each : now) {
      given++;
      switch (random.nextInt(3)) {
        case 0 -> {
          scenario.refused(each);
          reckoning.leftAlone(each.leadId(), scenario.now().plus(Duration.ofMinutes(1)));
        }
        case 1 -> scenario.stepped(each.leadId(), MQL, each.rep());
        default -> {
          // The lead is long in answering.
        }
      }
    }
  }
}
