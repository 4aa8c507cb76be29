package dev.handoff.sla.notice;

import dev.handoff.contract.ContractBook;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Nobody is told anything before it is known what they were told already, and who asked for it.
 */
final class NoticesStart implements SmartLifecycle {
  private final List<? extends AbstractMessageListenerContainer<?, ?>> containers;
  private final ContractBook contracts;
  private final InstantSource time;
  private final String follower;

  private volatile boolean logIsRead;
  private volatile boolean started;

  /**
   * @param follower name of the container that follows what became of notices
   */
  NoticesStart(
      List<? extends AbstractMessageListenerContainer<?, ?>> containers,
      ContractBook contracts,
      InstantSource time,
      String follower) {
    this.containers = containers;
    this.contracts = contracts;
    this.time = time;
    this.follower = follower;
  }

  @EventListener
  synchronized void onCaughtUp(ListenerContainerIdleEvent idle) {
    logIsRead |= idle.getListenerId().startsWith(follower);
    if (!started && logIsRead && contracts.standing(time.instant()).isPresent()) {
      containers.forEach(AbstractMessageListenerContainer::start);
      started = true;
    }
  }

  boolean isStarted() {
    return started;
  }

  /** The containers start with {@link #onCaughtUp}. */
  @Override
  public void start() {}

  @Override
  public synchronized void stop() {
    containers.forEach(AbstractMessageListenerContainer::stop);
    started = false;
    logIsRead = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
