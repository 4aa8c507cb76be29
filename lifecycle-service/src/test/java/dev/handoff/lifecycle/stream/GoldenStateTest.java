package dev.handoff.lifecycle.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.testing.GoldenVersions;
import org.junit.jupiter.api.Test;

/** What an earlier version left in the store, a later one reads. */
class GoldenStateTest {
  private final GoldenVersions golden = GoldenVersions.of(LeadState.class);

  @Test
  void the_current_schema_is_an_approved_version() {
    golden.approveCurrentSchema();
  }

  @Test
  void the_state_of_every_version_is_read_today() {
    assertThat(golden.samplesReadToday())
        .isNotEmpty()
        .allSatisfy(state -> assertThat(state).isInstanceOf(LeadState.class));
  }

  @Test
  void the_newest_state_is_written_today_to_the_same_bytes() {
    assertThat(golden.newestSampleWrittenToday()).isEqualTo(golden.newestSample());
  }
}
