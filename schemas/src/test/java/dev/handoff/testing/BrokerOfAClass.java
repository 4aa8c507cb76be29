package dev.handoff.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Ends the broker with the class that had it. JUnit finds this listener by its service file. */
public final class BrokerOfAClass implements TestExecutionListener {
  @Override
  public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
    if (finished.getSource().filter(BrokerOfAClass::isAClassOfItsOwn).isPresent()) {
      TestBroker.stop();
    }
  }

  private static boolean isAClassOfItsOwn(Object source) {
    return source instanceof ClassSource of && !of.getClassName().contains("$");
  }
}
