package dev.handoff.sla.stream;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of a label that others make up: whoever writes profiles must not be able to fill the
 * memory with series. The first that come are told apart. Safe for any number of threads.
 */
final class FewValues {
  static final int MOST = 20;
  static final String NONE = "none";
  static final String OTHER = "other";

  private final Set<String> told = new HashSet<>();

  /** The value itself, {@link #NONE} for nothing, or {@link #OTHER} for one too many. */
  synchronized String of(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return NONE;
    }
    return told.contains(value) || (told.size() < MOST && told.add(value)) ? value : OTHER;
  }
}
