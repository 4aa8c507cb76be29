package dev.handoff.lifecycle.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.LeadEvent.ClassTightened;
import dev.handoff.lifecycle.lead.LeadEvent.DiscoveryRecorded;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadDisqualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRecycled;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityAttached;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityLost;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityWon;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked in whatever order, no lead gets anywhere without what it takes. What it takes
 * is read from the history of events alone, and written down here a second time.
 */
class RandomLivesTest {
  private static final int COMMANDS_A_LIFE = 400;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_lead_reaches_a_stage_without_its_preconditions(long seed) {
    List<LeadEvent> history = live(seed);
    for (int i = 0; i < history.size(); i++) {
      LeadEvent event = history.get(i);
      String cycle = event.cycle().id();
      List<LeadEvent> before = history.subList(0, i);
      List<LeadEvent> ofCycle =
          before.stream().filter(it -> it.cycle().id().equals(cycle)).toList();
      assertThat(mayFollow(event, ofCycle, before))
          .as("seed %d, event %d: %s after %s", seed, i, event, ofCycle)
          .isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_cycle_has_at_most_one_MQL_and_cycles_count_up(long seed) {
    Set<String> raised = new HashSet<>();
    int number = 0;
    for (LeadEvent event : live(seed)) {
      if (event instanceof MqlRaised) {
        assertThat(raised.add(event.cycle().id())).as("seed %d: %s", seed, event).isTrue();
      }
      assertThat(event.cycle().number()).isBetween(Math.max(1, number), number + 1);
      number = event.cycle().number();
    }
  }

  @Test
  void the_lives_together_see_everything_that_can_happen() {
    Set<StepKind> seen = EnumSet.noneOf(StepKind.class);
    seeds().forEach(seed -> live(seed).forEach(event -> seen.add(event.kind())));
    assertThat(seen).containsExactlyInAnyOrder(StepKind.values());
  }

  private static boolean mayFollow(
      LeadEvent event, List<LeadEvent> ofCycle, List<LeadEvent> before) {
    return switch (event) {
      case MqlRaised it -> ofCycle.isEmpty() && (before.isEmpty() || raisedAnew(it, before));
      case ClassTightened it ->
          has(ofCycle, MqlRaised.class)
              && !isTouched(ofCycle)
              && !has(ofCycle, DiscoveryRecorded.class)
              && !it.cycle().slaClass().equals(ofCycle.getLast().cycle().slaClass());
      case LeadAccepted _ -> has(ofCycle, MqlRaised.class);
      case LeadRejected _ -> has(ofCycle, MqlRaised.class);
      case LeadQualified _ ->
          ofCycle.isEmpty()
              || (has(ofCycle, LeadAccepted.class)
                  && has(ofCycle, DiscoveryRecorded.class)
                  && isTouched(ofCycle));
      case LeadDisqualified _ ->
          has(ofCycle, LeadAccepted.class) || has(ofCycle, LeadQualified.class);
      case OpportunityAttached _ -> has(ofCycle, LeadQualified.class);
      case OpportunityWon _ -> isOpen(ofCycle);
      case OpportunityLost _ -> isOpen(ofCycle);
      case LeadEvent.LeadReopened _ ->
          kindsOf(ofCycle).stream()
              .anyMatch(
                  Set.of(StepKind.REJECTED, StepKind.DISQUALIFIED, StepKind.OPPORTUNITY_LOST)
                      ::contains);
      case LeadEvent.LeadAssigned _,
          TouchRecorded _,
          DiscoveryRecorded _,
          LeadRecycled _,
          LeadEvent.RecordCorrected _ ->
          !ofCycle.isEmpty();
    };
  }

  private static boolean isTouched(List<LeadEvent> ofCycle) {
    return ofCycle.stream()
        .anyMatch(it -> it instanceof TouchRecorded touch && touch.touch() != TouchKind.AUTOMATED);
  }

  /** The latest thing that moved it was a recycle, and that is over. */
  private static boolean raisedAnew(MqlRaised raised, List<LeadEvent> before) {
    return before.stream()
        .filter(LeadRecycled.class::isInstance)
        .map(LeadRecycled.class::cast)
        .reduce((_, last) -> last)
        .filter(back -> !raised.at().isBefore(back.until()))
        .filter(back -> back.cycle().number() == raised.cycle().number() - 1)
        .isPresent();
  }

  /** As often attached or taken back as closed, at least once more. */
  private static boolean isOpen(List<LeadEvent> ofCycle) {
    boolean open = false;
    for (StepKind kind : kindsOf(ofCycle)) {
      switch (kind) {
        case OPPORTUNITY_ATTACHED -> open = true;
        case OPPORTUNITY_WON, OPPORTUNITY_LOST, RECYCLED, DISQUALIFIED -> open = false;
        case REOPENED -> open = kindsOf(ofCycle).contains(StepKind.OPPORTUNITY_ATTACHED);
        default -> {}
      }
    }
    return open;
  }

  private static List<StepKind> kindsOf(List<LeadEvent> events) {
    return events.stream().map(LeadEvent::kind).toList();
  }

  private static boolean has(List<LeadEvent> events, Class<? extends LeadEvent> kind) {
    return events.stream().anyMatch(kind::isInstance);
  }

  private static List<LeadEvent> live(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<LeadEvent> history = new ArrayList<>();
    Lead lead = Samples.prospect();
    Instant now = Samples.TEN;
    for (int i = 0; i < COMMANDS_A_LIFE; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 3)));
      LeadCommand command = anything(random, lead, now);
      if (LeadDecider.decide(lead, command, Samples.CONTRACT, now) instanceof Events(var events)) {
        for (LeadEvent event : events) {
          history.add(event);
          lead = LeadHistory.evolve(lead, event, "e" + history.size());
        }
      }
    }
    return history;
  }

  /** Often something that may be done, so that lives get on; never what was asked for politely. */
  private static LeadCommand anything(RandomGenerator random, Lead lead, Instant now) {
    return switch (random.nextInt(14)) {
      case 0 -> score(random, now);
      case 1 -> Samples.assign("Kim");
      case 2 -> Samples.accept(random.nextInt(8) == 0 ? "" : "Dana");
      case 3 -> Samples.reject(random.nextInt(3) == 0 ? "bad_fit" : "not interested");
      case 4 -> Samples.touch(TouchKind.values()[random.nextInt(TouchKind.values().length)]);
      case 5 -> Samples.discovery();
      case 6 -> qualify(random, now);
      case 7 -> Samples.disqualify(random.nextInt(3) == 0 ? "no_budget" : "because");
      case 8 -> Samples.recycle(random.nextInt(3) == 0 ? Sentences.day(now).toString() : null);
      case 9 -> Samples.reopen();
      case 10 -> Samples.attach("opportunity-" + random.nextInt(3), 1.0);
      case 11 -> Samples.lost("too expensive");
      // A customer's life is over, so it should not be so soon.
      case 12 -> random.nextInt(10) == 0 ? Samples.won() : Samples.lost("too slow");
      default ->
          Samples.correct("e" + (1 + random.nextLong(lead.revision() + 1)), "note", "a word");
    };
  }

  private static LeadCommand score(RandomGenerator random, Instant now) {
    ScoreTaken.Prompt[] prompts = ScoreTaken.Prompt.values();
    Instant act = now.minus(Duration.ofDays(random.nextInt(3)));
    if (random.nextInt(4) == 0) {
      String[] classes = {"hot", "direct-inquiry", "standard"};
      return new LeadCommand.ConsiderScore(
          Samples.urgent(ScoreTaken.Prompt.ACT, classes[random.nextInt(classes.length)]));
    }
    return new LeadCommand.ConsiderScore(
        Samples.score(prompts[random.nextInt(prompts.length)], random.nextInt(100), 40, act));
  }

  private static LeadCommand qualify(RandomGenerator random, Instant now) {
    String source = random.nextInt(6) == 0 ? "website" : "call";
    return new LeadCommand.QualifyLead(
        "Dana",
        null,
        List.of("need", "authority", "timeline", "budget").stream()
            .filter(_ -> random.nextInt(20) > 0)
            .map(item -> new Evidence(item, true, "said so", source, now))
            .toList(),
        Sentences.day(now).plusDays(random.nextInt(100)),
        random.nextInt(10) == 0 ? null : "opportunity-1",
        null);
  }
}
