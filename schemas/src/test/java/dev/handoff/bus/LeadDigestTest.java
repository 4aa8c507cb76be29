package dev.handoff.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadDigestTest {

  @Test
  void it_is_what_anybody_can_reckon() {
    assertThat(LeadDigest.of("jo@buyer.example"))
        .isEqualTo("dd6c7f7d3ab7eadcd2abd05441960fc43b3779db4feb7d9f98e5d41b54bd7094");
  }

  @Test
  void it_is_the_same_for_an_id_as_PostgreSQL_has_it() {
    assertThat(LeadDigest.of("a\0b")).isEqualTo(LeadDigest.of("a\uFFFDb"));
  }
}
