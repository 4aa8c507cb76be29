package dev.handoff.lifecycle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What holds whatever becomes of an instance. */
enum Guarantee {
  /** A command that was sent, be it again, is answered as often. */
  NO_COMMAND_LOST {
    @Override
    Stream<String> broken(Told told) {
      var asked = told.asked().stream().collect(counted(SalesCommand::getEventId));
      var answered = told.answers().stream().collect(counted(CommandOutcome::getCommandId));
      return asked.entrySet().stream()
          .filter(command -> answered.getOrDefault(command.getKey(), 0L) < command.getValue())
          .map(command ->
              "%s was sent %d times, but answered %d times"
                  .formatted(
                      command.getKey(),
                      command.getValue(),
                      answered.getOrDefault(command.getKey(), 0L)));
    }
  },

  /** However often it is sent, and whoever answers it, there is one answer. */
  ONE_ANSWER_A_COMMAND {
    @Override
    Stream<String> broken(Told told) {
      var asked = told.asked().stream().collect(counted(SalesCommand::getEventId));
      var answers = told.answers().stream().collect(groupingBy(CommandOutcome::getCommandId));
      return answers.entrySet().stream()
          .filter(of ->
              of.getValue().size() > asked.getOrDefault(of.getKey(), 0L)
                  || Set.copyOf(of.getValue()).size() > 1)
          .map(of -> of.getKey() + " was answered with " + of.getValue());
    }
  },

  /** No step is told twice, and no command or score makes a lead take the same step again. */
  NOTHING_DONE_TWICE {
    @Override
    Stream<String> broken(Told told) {
      return Stream.concat(
          twice(told.steps().stream().map(LifecycleChanged::getEventId)),
          twice(
              told.steps().stream()
                  .map(it ->
                      "%s %s by %s"
                          .formatted(it.getLeadId(), it.getTransition(), it.getCausedBy()))));
    }
  },

  /** What was accepted was done, and is the step of that revision; what was refused was not. */
  ANSWERS_ARE_TRUE {
    @Override
    Stream<String> broken(Told told) {
      Map<String, List<LifecycleChanged>> done =
          told.steps().stream().collect(groupingBy(step -> step.getCausedBy()));
      return told.answers().stream()
          .filter(answer -> !isTrue(answer, done.getOrDefault(answer.getCommandId(), List.of())))
          .map(answer -> answer + " and yet " + done.get(answer.getCommandId()));
    }

    private static boolean isTrue(CommandOutcome answer, List<LifecycleChanged> done) {
      return answer.getVerdict() == Verdict.ACCEPTED
          ? !done.isEmpty() && done.getLast().getRevision() == answer.getRevision()
          : done.isEmpty();
    }
  },

  /** A lead's steps come in its order, from revision 1 on, without a gap. */
  ORDER_PER_LEAD {
    @Override
    Stream<String> broken(Told told) {
      Map<String, List<Long>> revisions = new LinkedHashMap<>();
      told.steps().stream()
          .collect(groupingBy(LifecycleChanged::getLeadId))
          .forEach((lead, steps) ->
              revisions.put(lead, steps.stream().map(LifecycleChanged::getRevision).toList()));
      return revisions.entrySet().stream()
          .filter(of -> !of.getValue().equals(upTo(of.getValue().size())))
          .map(of -> of.getKey() + " has the revisions " + of.getValue());
    }

    private static List<Long> upTo(int count) {
      return LongStream.rangeClosed(1, count).boxed().toList();
    }
  },

  /** Every handoff cycle begins once, with one handoff package. */
  ONE_HANDOFF_A_CYCLE {
    @Override
    Stream<String> broken(Told told) {
      Set<String> cycles = told.steps().stream().map(LifecycleChanged::getCycleId).collect(toSet());
      var packages = told.handoffs().stream().collect(counted(MqlRaised::getCycleId));
      var begun =
          told.steps().stream()
              .filter(step -> step.getTransition() == Transition.MQL_RAISED)
              .collect(counted(LifecycleChanged::getCycleId));
      cycles.addAll(packages.keySet());
      return cycles.stream()
          .filter(it -> packages.getOrDefault(it, 0L) != 1 || begun.getOrDefault(it, 0L) != 1)
          .map(it ->
              "%s began %d times, with %d packages"
                  .formatted(it, begun.getOrDefault(it, 0L), packages.getOrDefault(it, 0L)));
    }
  },

  /** A lead is given to a rep once. */
  GIVEN_ONCE {
    @Override
    Stream<String> broken(Told told) {
      return twice(
          told.steps().stream()
              .filter(step -> step.getTransition() == Transition.ASSIGNED)
              .map(LifecycleChanged::getLeadId));
    }
  };

  abstract Stream<String> broken(Told told);

  /** Where it does not hold, in words; empty where it holds. */
  List<String> brokenBy(Told told) {
    return broken(told).sorted().toList();
  }

  private static <T> Collector<T, ?, Map<String, Long>> counted(Function<T, String> by) {
    return groupingBy(by, counting());
  }

  private static Stream<String> twice(Stream<String> names) {
    Set<String> seen = new HashSet<>();
    return names.filter(name -> !seen.add(name)).map(name -> name + " is there again");
  }
}
