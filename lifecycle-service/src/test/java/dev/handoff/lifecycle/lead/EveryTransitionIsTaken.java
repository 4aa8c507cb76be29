package dev.handoff.lifecycle.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class whose tests, all run, leave out a step that the decider allows. */
final class EveryTransitionIsTaken implements AfterEachCallback, AfterAllCallback {
  private final AtomicLong run = new AtomicLong();

  @Override
  public void afterEach(ExtensionContext context) {
    run.incrementAndGet();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    long tests =
        Stream.of(context.getRequiredTestClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .filter(method -> !method.isAnnotationPresent(Disabled.class))
            .count();
    // One test alone, from an editor say, owes nothing.
    if (run.get() == tests) {
      assertThat(Scenario.TAKEN).as("steps that a test takes").containsAll(EveryPair.transitions());
    }
  }
}
