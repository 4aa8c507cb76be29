package dev.handoff.lifecycle.lead;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence for a qualification. It proves something only if all of it is there; what
 * somebody sends may lack anything but its name.
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

  /** What keeps it from proving anything at {@code now}, as a person would say it. */
  Optional<String> flaw(Instant now) {
    if (!confirmed) {
      return Optional.of("it is not confirmed");
    }
    if (note.isBlank()) {
      return Optional.of("the note is empty");
    }
    if (!isFromConversation()) {
      return Optional.of(
          source == null || source.isBlank()
              ? "the source is not said"
              : "the source is " + Sentences.quoted(source));
    }
    if (at == null) {
      return Optional.of("the time is not said");
    }
    return at.isAfter(now.plus(Objections.CLOCKS_APART))
        ? Optional.of("its time, " + at + ", is still to come")
        : Optional.empty();
  }

  /** Whether it was said to a human, so that it shows that somebody has talked to the lead. */
  boolean isFromConversation() {
    return source != null && CONVERSATIONS.contains(source.strip().toLowerCase(Locale.ROOT));
  }
}
