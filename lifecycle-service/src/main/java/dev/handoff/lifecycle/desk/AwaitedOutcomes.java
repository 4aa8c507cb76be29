package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Refusal;
import dev.handoff.message.CommandOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/** The requests of this instance that wait for the outcome of their command; bounded. */
final class AwaitedOutcomes {
  private static final int RETRY_SECONDS = 1;

  private final Map<String, CompletableFuture<CommandOutcome>> waiting = new ConcurrentHashMap<>();
  private final Semaphore room;

  /**
   * @param most how many may wait at once
   */
  AwaitedOutcomes(int most) {
    room = new Semaphore(most);
  }

  /**
   * Begins to wait, which has to be before the command is handed over.
   *
   * @throws Refusal 429 where as many wait as there is room for
   */
  Awaited begin(String request) {
    if (!room.tryAcquire()) {
      throw Refusal.tooManyAtOnce(
          "Too many commands at once",
          "Expected fewer commands at once, but as many as there is room for wait for their outcome",
          RETRY_SECONDS);
    }
    return new Awaited(request);
  }

  /** Tells whoever waits for it; an outcome that nobody waits for is not even read. */
  void tell(String request, Supplier<CommandOutcome> outcome) {
    CompletableFuture<CommandOutcome> waits = waiting.get(request);
    if (waits != null) {
      waits.complete(outcome.get());
    }
  }

  /** A request that waits. */
  final class Awaited implements AutoCloseable {
    private final String request;
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();

    private Awaited(String request) {
      this.request = request;
      waiting.put(request, outcome);
    }

    /** The outcome, or nothing where it does not come in time. */
    Optional<CommandOutcome> within(Duration patience) {
      try {
        return Optional.of(outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException notYet) {
        return Optional.empty();
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      } catch (ExecutionException e) {
        throw new AssertionError("Outcomes are told, never thrown", e);
      }
    }

    /** Waits no longer. */
    @Override
    public void close() {
      waiting.remove(request);
      room.release();
    }
  }
}
