package dev.handoff.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class DueIndexTest {
  @Test
  void bytes_are_ordered_as_time_is() {
    List<Bytes> keys =
        List.of(Long.MIN_VALUE, -86_400_000L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE).stream()
            .map(Instant::ofEpochMilli)
            .map(at -> DueIndex.key(at, "L-1"))
            .toList();
    assertThat(keys).isSorted();
  }
}
