package dev.handoff.lifecycle.ledger;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashMap;
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

  /** Where the ledger stands; a partition of which it knows nothing yet stands at 0. */
  Stand read(Collection<TopicPartition> partitions) {
    return stand(partitions, "");
  }

  /**
   * The same, and keeps whoever else writes these partitions waiting until the transaction ends.
   */
  Stand lock(Collection<TopicPartition> partitions) {
    Stand known = stand(partitions, " for update");
    if (known.next().keySet().containsAll(partitions)) {
      return known;
    }
    sql.batchUpdate(
        "insert into ledger_position (topic, partition, next_offset) values (?, ?, 0)"
            + " on conflict do nothing",
        partitions.stream()
            .sorted(comparing(TopicPartition::toString))
            .map(it -> new Object[] {it.topic(), it.partition()})
            .toList());
    return stand(partitions, " for update");
  }

  private Stand stand(Collection<TopicPartition> partitions, String how) {
    Map<TopicPartition, Long> next = new HashMap<>();
    sql.query(
        """
        select topic, partition, next_offset from ledger_position
        where (topic, partition) in (select * from unnest(?::text[], ?::int[]))
        order by topic, partition
        """
            + how,
        row -> {
          next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        },
        partitions.stream().map(TopicPartition::topic).toArray(String[]::new),
        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new));
    Long generation = sql.queryForObject("select generation from ledger_generation", Long.class);
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
