package dev.handoff.contract;

/**
 * Something that is wrong with a contract document.
 *
 * @param path where, such as {@code engagement.points[2].half-life}; empty for the document itself
 * @param expected what was expected and what was found, as a sentence
 */
public record Problem(String path, String expected) {
  @Override
  public String toString() {
    return path.isEmpty() ? expected : path + ": " + expected;
  }
}
