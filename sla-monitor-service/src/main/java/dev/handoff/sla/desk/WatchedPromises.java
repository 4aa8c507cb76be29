package dev.handoff.sla.desk;

import static java.util.Locale.ROOT;

import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.Pledge;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.clock.SlaClock.Broken;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import dev.handoff.sla.clock.Stretch;
import dev.handoff.sla.desk.DeadlinePreview.Segment;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a lead was promised, and what became of it.
 *
 * @param at when it was looked at
 * @param promises every clock that is remembered, in the order in which they started
 */
record WatchedPromises(String leadId, Instant at, List<Watched> promises) {

  /**
   * A clock.
   *
   * @param round how often the same was owed before in this pass, from 0
   * @param state {@code running}, {@code breached}, {@code kept}, {@code called-off} or, of a
   *     promise that was ended too late, {@code broken}
   * @param warned percentages that were warned of
   * @param escalated how many escalations there were; of one that was ended later null
   * @param movedAt when what last moved its due instant was true; null for never
   * @param endedAt when it was kept or called off; null while it is not
   * @param segments every moment from the start on until the later of its due instant and its end,
   *     or until now where it is overdue and open
   */
  record Watched(
      String promise,
      @Nullable String slaClass,
      String cycleId,
      int cycleNumber,
      int round,
      String contract,
      String calendar,
      String state,
      Instant startedAt,
      Instant dueAt,
      @Nullable Instant movedAt,
      @Nullable Instant endedAt,
      List<Integer> warned,
      @Nullable Integer escalated,
      List<Segment> segments) {}

  static WatchedPromises of(
      LeadClocks lead, Instant at, BiFunction<Pledge, Instant, List<Stretch>> stretches) {
    return new WatchedPromises(
        lead.leadId(),
        at,
        lead.clocks().stream()
            .map(clock -> watched(clock, stretches.apply(clock.pledge(), until(clock, at))))
            .toList());
  }

  private static Watched watched(SlaClock clock, List<Stretch> stretches) {
    Pledge pledge = clock.pledge();
    return new Watched(
        pledge.kind().promise(),
        pledge.slaClass(),
        pledge.handoff().cycleId(),
        pledge.handoff().cycleNumber(),
        pledge.course().round(),
        pledge.contractId() + "/" + pledge.contractVersion(),
        pledge.calendar(),
        state(clock),
        pledge.startedAt(),
        pledge.dueAt(),
        pledge.course().movedAt(),
        clock instanceof Ended ended ? ended.endedAt() : null,
        warned(clock),
        escalated(clock),
        stretches.stream().map(Segment::of).toList());
  }

  private static String state(SlaClock clock) {
    return switch (clock) {
      case Running _ -> "running";
      case Broken _ -> "breached";
      case Ended ended -> ended.verdict().name().toLowerCase(ROOT).replace('_', '-');
    };
  }

  private static List<Integer> warned(SlaClock clock) {
    return clock instanceof Running running
        ? running.pledge().warnings().stream()
            .limit(running.warned())
            .map(Pledge.Warning::percent)
            .toList()
        : List.of();
  }

  private static @Nullable Integer escalated(SlaClock clock) {
    return switch (clock) {
      case Running _ -> 0;
      case Broken broken -> broken.escalated();
      case Ended _ -> null;
    };
  }

  private static Instant until(SlaClock clock, Instant at) {
    Instant due = clock.pledge().dueAt();
    Instant last =
        switch (clock) {
          case Running _ -> due;
          case Broken _ -> at;
          case Ended ended -> ended.endedAt() == null ? due : ended.endedAt();
        };
    return last.isAfter(due) ? last : due;
  }
}
