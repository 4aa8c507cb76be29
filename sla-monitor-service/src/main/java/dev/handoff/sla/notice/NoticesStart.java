package dev.handoff.sla.notice;

import dev.handoff.contract.ContractBook;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Nobody is told anything before it is known what they were told already, and who asked for it. */
final class NoticesStart implements SmartLifecycle {
  private final KafkaMessageListenerContainer<?, ?> contractFollower;
  private final KafkaMessageListenerContainer<?, ?> logFollower;
  private final List<? extends AbstractMessageListenerContainer<?, ?>> containers;
  private final ContractBook contracts;
  private final InstantSource time;

  private boolean contractsAreRead;
  private boolean logIsRead;
  private volatile boolean started;

  /**
   * @param contractFollower follows the contracts
   * @param logFollower follows what became of notices
   * @param containers those who tell
   */
  NoticesStart(
      KafkaMessageListenerContainer<?, ?> contractFollower,
      KafkaMessageListenerContainer<?, ?> logFollower,
      List<? extends AbstractMessageListenerContainer<?, ?>> containers,
      ContractBook contracts,
      InstantSource time) {
    this.contractFollower = contractFollower;
    this.logFollower = logFollower;
    this.containers = containers;
    this.contracts = contracts;
    this.time = time;
  }

  @EventListener
  synchronized void onCaughtUp(ListenerContainerIdleEvent idle) {
    contractsAreRead |= idle.getSource() == contractFollower;
    logIsRead |= idle.getSource() == logFollower;
    if (!started
        && contractsAreRead
        && logIsRead
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
    contractsAreRead = false;
    logIsRead = false;
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
