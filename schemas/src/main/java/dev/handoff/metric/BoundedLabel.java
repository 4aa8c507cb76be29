package dev.handoff.metric;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A label whose values others make up, such as the source of an act. The first values to come are
 * told apart, up to a limit, and all that come later are {@code other}: nobody can make more series
 * than that, whatever they send. Safe for any number of threads.
 */
public final class BoundedLabel {
  /** What stands for every value beyond the limit. */
  public static final String OTHER = "other";

  /** What stands for no value. */
  public static final String NONE = "none";

  /** What is longer is no name that anybody would look for in a graph. */
  static final int LONGEST = 64;

  private final int limit;
  private final Set<String> known = new HashSet<>();

  /**
   * @param limit how many values are told apart, from 0; {@code none} and {@code other} come on top
   */
  public BoundedLabel(int limit) {
    this.limit = limit;
  }

  /** The value to show for a value that was sent; null and blank are {@code none}. */
  public String of(@Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return NONE;
    }
    String value = sent.strip();
    return value.length() <= LONGEST && isToldApart(value) ? value : OTHER;
  }

  private synchronized boolean isToldApart(String value) {
    return known.contains(value) || known.size() < limit && known.add(value);
  }
}
