package dev.handoff.sla.clock;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.handoff.sla.clock.PromiseKind.Effect;
import dev.handoff.sla.clock.SlaClock.Ended;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was promised was done, in time or not.
 *
 * @param slaClass the class of promise; null where it holds for all
 * @param segment sales segment of the lead's company; null where nobody knows it
 * @param after how long after the clock's start, by the clock on the wall; not negative
 */
public record Done(
    PromiseKind kind, @Nullable String slaClass, @Nullable String segment, Duration after) {

  /** What a step did of what was promised. */
  public static List<Done> by(LeadStep step, LeadClocks before, LeadClocks after) {
    Map<String, SlaClock> clocks =
        before.clocks().stream().collect(toMap(it -> it.pledge().clockId(), identity()));
    return after.clocks().stream()
        .flatMap(clock -> clock instanceof Ended ended ? Stream.of(ended) : Stream.empty())
        .filter(ended -> ended.pledge().kind().effectOf(step.what()) == Effect.KEEPS)
        .filter(ended -> !(clocks.get(ended.pledge().clockId()) instanceof Ended))
        .flatMap(ended -> of(ended, after.segment()))
        .toList();
  }

  private static Stream<Done> of(Ended ended, @Nullable String segment) {
    Pledge pledge = ended.pledge();
    if (ended.endedAt() == null) {
      return Stream.empty();
    }
    Duration after = Duration.between(pledge.startedAt(), ended.endedAt());
    return Stream.of(
        new Done(
            pledge.kind(), pledge.slaClass(), segment, after.isNegative() ? Duration.ZERO : after));
  }
}
