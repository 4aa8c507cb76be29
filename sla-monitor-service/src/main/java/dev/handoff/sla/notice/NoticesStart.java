package dev.handoff.sla.notice;

import dev.handoff.contract.ContractBook;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * Nobody is told anything before it is known what they were told already, who asked for it, and of
 * whom nobody is told any more.
 */
final class NoticesStart implements SmartLifecycle {
  private final List<? extends KafkaMessageListenerContainer<?, ?>> followers;
  private final List<? extends AbstractMessageListenerContainer<?, ?>> containers;
  private final ContractBook contracts;
  private final InstantSource time;

  private final Set<Object> caughtUp = new HashSet<>();
  private volatile boolean started;

  /**
   * @param followers follow what has to be known first
   * @param containers those who tell
   */
  NoticesStart(
      List<? extends KafkaMessageListenerContainer<?, ?>> followers,
      List<? extends AbstractMessageListenerContainer<?, ?>> containers,
      ContractBook contracts,
      InstantSource time) {
    this.followers = followers;
    this.containers = containers;
    this.contracts = contracts;
    this.time = time;
  }

  @EventListener
  synchronized void onCaughtUp(ListenerContainerIdleEvent idle) {
    caughtUp.add(idle.getSource());
    if (!started
        && caughtUp.containsAll(followers)
        && contracts.standing(time.instant()).isPresent()) {
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
  public void stop() {
    stop(() -> {});
  }

  /** All at once: each waits for what it is carrying. */
  @Override
  public synchronized void stop(Runnable whenStopped) {
    AtomicInteger running = new AtomicInteger(containers.size());
    containers.forEach(container ->
        container.stop(() -> {
          if (running.decrementAndGet() == 0) {
            whenStopped.run();
          }
        }));
    started = false;
    caughtUp.clear();
  }

  /** That of the topology, which need not wait for us. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1000;
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
