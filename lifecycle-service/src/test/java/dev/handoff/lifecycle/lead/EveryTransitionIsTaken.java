package dev.handoff.lifecycle.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails the build where the tests of the machine, all run, leave out a step that it allows. */
final class EveryTransitionIsTaken implements AfterEachCallback, AfterAllCallback {
  private static final List<Class<?>> TESTS_OF_THE_MACHINE =
      List.of(
          RaisingTest.class,
          TighteningTest.class,
          HandlingTest.class,
          QualifyingTest.class,
          RecyclingTest.class,
          OpportunitiesTest.class,
          CorrectionsTest.class);

  private static final Set<Class<?>> RUN_WHOLE = new HashSet<>();

  private final AtomicLong run = new AtomicLong();

  @Override
  public void afterEach(ExtensionContext context) {
    run.incrementAndGet();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    long tests =
        Stream.of(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .filter(method -> !method.isAnnotationPresent(Disabled.class))
            .count();
    if (run.get() == tests) {
      RUN_WHOLE.add(test);
    }
    // One test alone, from an editor say, owes nothing.
    if (RUN_WHOLE.containsAll(TESTS_OF_THE_MACHINE)) {
      assertThat(Scenario.TAKEN).as("steps that a test takes").containsAll(EveryPair.transitions());
    }
  }
}
