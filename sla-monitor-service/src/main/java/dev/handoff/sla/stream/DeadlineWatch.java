package dev.handoff.sla.stream;

import dev.handoff.sla.clock.LaterVersions;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.LeadClocks.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.Punctuator;

/**
 * Looks a few times a second which clocks are due, asks them, and passes on what they say. What a
 * look costs is the number of clocks that are due, not the number that run.
 */
final class DeadlineWatch implements Punctuator {
  /** How often to look; an alert is late by at most so much, and what a commit takes. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** Leads a look. More than that are left to the next one, so that records get their turn. */
  static final int LEADS_A_LOOK = 1_000;

  private final ClockBook book;
  private final LaterVersions versions;
  private final BiConsumer<Turn, Instant> tell;

  /**
   * @param versions what later versions of contracts say of clocks that run
   * @param tell passes on what was said, and when
   */
  DeadlineWatch(ClockBook book, LaterVersions versions, BiConsumer<Turn, Instant> tell) {
    this.book = book;
    this.versions = versions;
    this.tell = tell;
  }

  @Override
  public void punctuate(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    for (String leadId : book.due(now, LEADS_A_LOOK)) {
      LeadClocks before = book.of(leadId);
      Turn turn = before.onTime(versions, now);
      book.turn(before, turn.clocks());
      tell.accept(turn, now);
    }
    book.open().look(LEADS_A_LOOK);
  }
}
