package dev.handoff.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The contract that Handoff ships with: a place to start, and a valid one. */
public final class DefaultContract {

  private static final String RESOURCE = "default-contract.yaml";

  private DefaultContract() {}

  /** The document as it lies in the jar, comments and all. */
  public static String document() {
    try (var resource = DefaultContract.class.getResourceAsStream(RESOURCE)) {
      return new String(Objects.requireNonNull(resource, RESOURCE).readAllBytes(), UTF_8);
    } catch (IOException unreadableJar) {
      throw new UncheckedIOException(unreadableJar);
    }
  }
}
