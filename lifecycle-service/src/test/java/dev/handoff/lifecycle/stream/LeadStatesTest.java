package dev.handoff.lifecycle.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Samples;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.wire.StateSerde;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeadStatesTest {

  @ParameterizedTest
  @MethodSource("leads")
  void a_lead_of_every_stage_comes_back_from_the_store_as_it_went_in(Lead lead) {
    LeadState state = LeadStates.state(lead, "b2b-default", List.of());
    try (StateSerde<LeadState> serde = StateSerde.of(LeadState.class)) {
      byte[] bytes = serde.serializer().serialize(LeadProcessor.LEADS, state);
      LeadState read = serde.deserializer().deserialize(LeadProcessor.LEADS, bytes);
      assertThat(read).isEqualTo(state);
      assertThat(LeadStates.lead(read)).isEqualTo(lead);
    }
  }

  static List<Lead> leads() {
    return Samples.ofEveryStage();
  }
}
