package dev.handoff.lifecycle.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Up to where the ledger is written. It alone says so, in the transaction of the rows: Kafka's own
 * committed offsets are for whoever watches the lag.
 */
final class Positions {
  private final JdbcTemplate sql;

  Positions(JdbcTemplate sql) {
    this.sql = sql;
  }

  /**
   * @param generation how often the ledger was begun
   * @param next of each partition the offset of the first record that is not written
   */
  record Stand(long generation, Map<TopicPartition, Long> next) {}

  /** Keeps whoever else writes these partitions waiting until the transaction ends. */
  Stand lock(Collection<TopicPartition> partitions) {
    List<TopicPartition> sorted =
        partitions.stream()
            .sorted((one, other) -> one.toString().compareTo(other.toString()))
            .toList();
    sql.batchUpdate(
        "insert into ledger_position (topic, partition, next_offset) values (?, ?, 0)"
            + " on conflict do nothing",
        sorted.stream().map(it -> new Object[] {it.topic(), it.partition()}).toList());
    Long generation = sql.queryForObject("select generation from ledger_generation", Long.class);
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition each : sorted) {
      Long offset =
          sql.queryForObject(
              "select next_offset from ledger_position where topic = ? and partition = ? for update",
              Long.class,
              each.topic(),
              each.partition());
      next.put(each, offset == null ? 0 : offset);
    }
    return new Stand(generation == null ? 0 : generation, next);
  }

  void advance(Map<TopicPartition, Long> next) {
    sql.batchUpdate(
        "update ledger_position set next_offset = ? where topic = ? and partition = ?",
        next.entrySet().stream()
            .map(it -> new Object[] {it.getValue(), it.getKey().topic(), it.getKey().partition()})
            .toList());
  }
}
