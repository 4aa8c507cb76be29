package dev.handoff.lifecycle.lead;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence for a qualification.
 *
 * @param item what it proves, in the contract's words, such as {@code budget}
 * @param confirmed whether the lead confirmed it
 * @param note what was said, in the rep's words
 * @param source where it was said: {@code call}, {@code email} or {@code meeting}
 * @param at when it was said
 */
public record Evidence(
    String item, boolean confirmed, String note, @Nullable String source, @Nullable Instant at) {

  private static final Set<String> CONVERSATIONS = Set.of("call", "email", "meeting");

  boolean proves(String wanted) {
    return item.equals(wanted) && confirmed && !note.isBlank();
  }

  /** Whether it was said to a human, so that it shows that somebody has talked to the lead. */
  boolean isFromConversation() {
    return source != null && CONVERSATIONS.contains(source.strip().toLowerCase(Locale.ROOT));
  }
}
