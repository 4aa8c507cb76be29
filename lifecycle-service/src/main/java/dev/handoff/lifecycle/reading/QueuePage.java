package dev.handoff.lifecycle.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param items the soonest deadline first, then the higher score
 * @param next cursor of the page after it; null: there is none
 * @param asOf where the log of changes stood: {@code /v1/changes} with it as {@code Last-Event-ID}
 *     tells everything that came after
 */
record QueuePage(List<QueueItem> items, @Nullable String next, String asOf) {}
