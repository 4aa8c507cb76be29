package dev.handoff.lifecycle.ledger;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Follows the topics into the ledger. The rows of a batch and how far it reaches are one
 * transaction, so that each record is written exactly once, whatever is killed when. Where the
 * ledger stands elsewhere than this reader believes (it was rebuilt, or another instance wrote),
 * the reader goes there. Runs on the consumer's thread alone.
 */
final class Projection
    implements BatchConsumerAwareMessageListener<String, byte[]>, ConsumerAwareRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final Readable readable;
  private final LedgerWriter writer;
  private final Positions positions;
  private final TransactionOperations transaction;
  private final Delay delay;
  private final Movement movement;
  private final Map<TopicPartition, Long> reached = new HashMap<>();
  private long generation;

  Projection(
      Readable readable,
      LedgerWriter writer,
      Positions positions,
      TransactionOperations transaction,
      Delay delay,
      Movement movement) {
    this.readable = readable;
    this.writer = writer;
    this.positions = positions;
    this.transaction = transaction;
    this.delay = delay;
    this.movement = movement;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> consumer) {
    delay.waiting(Instant.ofEpochMilli(records.getFirst().timestamp()));
    try {
      if (write(records, requireNonNull(consumer))) {
        delay.reached(Instant.ofEpochMilli(records.getLast().timestamp()));
      }
    } catch (RuntimeException failed) {
      LOG.warn(
          "A batch of {} from offset {} of {} on could not be written, and is tried again: {}",
          records.size(),
          records.getFirst().offset(),
          partition(records.getFirst()),
          sentence(failed));
      throw failed;
    }
  }

  /** Whether they are written; else the reader has gone elsewhere, and reads on there. */
  private boolean write(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
    try {
      return record(records, consumer, () -> rows(records));
    } catch (RuntimeException failed) {
      if (!Fault.isOfTheRecord(failed)) {
        throw failed;
      }
      return writeAround(records, consumer, failed);
    }
  }

  /** One record that PostgreSQL cannot store must not hold up the others. */
  private boolean writeAround(
      List<ConsumerRecord<String, byte[]>> records,
      Consumer<?, ?> consumer,
      RuntimeException unwritable) {
    if (records.size() > 1) {
      int half = records.size() / 2;
      return write(records.subList(0, half), consumer)
          && write(records.subList(half, records.size()), consumer);
    }
    ConsumerRecord<String, byte[]> refused = records.getFirst();
    LOG.error(
        "Offset {} of {}-{} is passed over, as PostgreSQL cannot store it: {}",
        refused.offset(),
        refused.topic(),
        refused.partition(),
        sentence(unwritable));
    return record(records, consumer, () -> {});
  }

  /** Rows and position in one transaction; the rows only where this is what comes next. */
  private boolean record(
      List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer, Runnable rows) {
    Map<TopicPartition, Long> after = after(records);
    boolean written =
        Boolean.TRUE.equals(
            transaction.execute(_ -> {
              if (isElsewhere(positions.lock(after.keySet()))) {
                goWhereItStands(consumer);
                return false;
              }
              rows.run();
              positions.advance(after);
              return true;
            }));
    if (written) {
      reached.putAll(after);
      records.forEach(delay::count);
      movement.moved();
    }
    return written;
  }

  private void rows(List<ConsumerRecord<String, byte[]>> records) {
    Set<String> leadIds =
        records.stream().map(ConsumerRecord::key).filter(Objects::nonNull).collect(toSet());
    Batch batch = writer.begin(leadIds, records.stream().anyMatch(Readable::isErasure));
    records.forEach(record -> readable.into(batch, record));
    writer.write(batch);
  }

  private boolean isElsewhere(Positions.Stand stand) {
    return stand.generation() != generation
        || stand.next().entrySet().stream()
            .anyMatch(it -> !Objects.equals(it.getValue(), reached.get(it.getKey())));
  }

  private void goWhereItStands(Consumer<?, ?> consumer) {
    Positions.Stand stand = positions.lock(consumer.assignment());
    generation = stand.generation();
    reached.clear();
    reached.putAll(stand.next());
    stand
        .next()
        .forEach((partition, next) -> {
          if (next == 0) {
            consumer.seekToBeginning(Set.of(partition));
          } else {
            consumer.seek(partition, next);
          }
        });
  }

  /**
   * With nothing to read: notices a rebuild, and moves past the marks of transactions, which are
   * offsets without records, so that a ledger that is up to date shows it.
   */
  @EventListener
  void onIdle(ListenerContainerIdleEvent idle) {
    if (!idle.getListenerId().startsWith(LedgerWiring.LISTENER)) {
      return;
    }
    try {
      transaction.executeWithoutResult(_ -> lookRound(idle.getConsumer()));
      movement.moved();
    } catch (DataAccessException | TransactionException away) {
      LOG.debug("PostgreSQL does not answer", away);
    }
  }

  private void lookRound(Consumer<?, ?> consumer) {
    Set<TopicPartition> assigned = consumer.assignment();
    Positions.Stand stand = positions.read(assigned);
    if (!stand.next().keySet().containsAll(assigned) || isElsewhere(stand)) {
      goWhereItStands(consumer);
      return;
    }
    Map<TopicPartition, Long> further =
        assigned.stream()
            .collect(toMap(partition -> partition, consumer::position))
            .entrySet()
            .stream()
            .filter(it -> it.getValue() > reached.getOrDefault(it.getKey(), 0L))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (further.isEmpty()) {
      delay.caughtUp();
    } else if (!isElsewhere(positions.lock(further.keySet()))) {
      positions.advance(further);
      reached.putAll(further);
    }
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    reached.keySet().removeAll(partitions);
  }

  /** What PostgreSQL said; the exceptions around it quote the statement. */
  private static @Nullable String sentence(RuntimeException failed) {
    return NestedExceptionUtils.getMostSpecificCause(failed).getMessage();
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static Map<TopicPartition, Long> after(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .collect(toMap(Projection::partition, record -> record.offset() + 1, Math::max));
  }
}
