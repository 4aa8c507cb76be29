package dev.handoff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an earlier version left in a service's store, a later one reads. */
public abstract class StateStaysReadable {
  private final Class<?> state;
  private final GoldenVersions golden;

  /**
   * @param state the generated class of the state
   */
  protected StateStaysReadable(Class<?> state) {
    this.state = state;
    this.golden = GoldenVersions.of(state);
  }

  @Test
  public void the_current_schema_is_an_approved_version() {
    golden.approveCurrentSchema();
  }

  @Test
  public void the_state_of_every_version_is_read_today() {
    assertThat(golden.samplesReadToday())
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(sample).isInstanceOf(state));
  }

  @Test
  public void the_newest_state_is_written_today_to_the_same_bytes() {
    assertThat(golden.newestSampleWrittenToday()).isEqualTo(golden.newestSample());
  }
}
