package dev.handoff.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.contract.Contract;
import dev.handoff.testing.Agreements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The contract that is measured under: the default's fit, and 25 rules on engagement. */
final class BenchContract {
  private static final String RESOURCE = "contract.yaml";

  private BenchContract() {}

  static Contract read() {
    try (var resource = BenchContract.class.getResourceAsStream(RESOURCE)) {
      return Agreements.of(
          new String(Objects.requireNonNull(resource, RESOURCE).readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
