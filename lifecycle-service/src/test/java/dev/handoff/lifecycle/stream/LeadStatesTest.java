package dev.handoff.lifecycle.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Samples;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.wire.StateSerde;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeadStatesTest {

  @ParameterizedTest
  @MethodSource("leads")
  void a_lead_of_every_stage_comes_back_from_the_store_as_it_went_in(Lead lead) {
    LeadState state = LeadStates.state(lead, "b2b-default", List.of());
    try (StateSerde<LeadState> serde = LeadStates.serde()) {
      byte[] bytes = serde.serializer().serialize(LeadProcessor.LEADS, state);
      LeadState read = serde.deserializer().deserialize(LeadProcessor.LEADS, bytes);
      assertThat(read).isEqualTo(state);
      assertThat(LeadStates.lead(read)).isEqualTo(lead);
    }
  }

  @Test
  void a_lead_that_version_1_left_has_its_rep_and_may_go_on() throws IOException {
    Lead sal = LeadStates.lead(leftByVersion1("SalStanding", "rep", "acceptedAt"));
    assertThat(sal)
        .isInstanceOfSatisfying(
            Lead.Sal.class,
            it -> {
              assertThat(it.acceptedBy()).isEqualTo("Dana");
              assertThat(it.rep()).isEqualTo("Dana");
              assertThat(it.cycle().discoveryAt()).isNull();
              assertThat(it.cycle().steps()).isEmpty();
            });
    assertThat(LeadStates.lead(leftByVersion1("DisqualifiedStanding", "by", "at", "reason")))
        .isInstanceOfSatisfying(
            Lead.Disqualified.class, it -> assertThat(it.was()).isInstanceOf(Lead.Mql.class));
    assertThat(LeadStates.lead(leftByVersion1("SqlStanding", "rep", "qualifiedBy", "qualifiedAt")))
        .isInstanceOfSatisfying(Lead.Sql.class, it -> assertThat(it.rep()).isEqualTo("Dana"));
  }

  /** Every word says Dana, and every time is the same. */
  private static LeadState leftByVersion1(String standing, String... fields) throws IOException {
    Schema schema = new Schema.Parser().parse(Path.of("src/test/golden/LeadState/1.avsc").toFile());
    GenericRecord where = of(union(schema.getField("standing").schema(), standing));
    for (String field : fields) {
      boolean word = where.getSchema().getField(field).schema().getType() == Schema.Type.STRING;
      where.put(field, word ? (Object) "Dana" : (Object) 42L);
    }
    GenericRecord cycle = of(union(schema.getField("cycle").schema(), "CycleState"));
    cycle.put("id", "L-7:1");
    cycle.put("number", 1);
    cycle.put("contractId", "b2b-default");
    cycle.put("beganAt", 41L);
    GenericRecord lead = of(schema);
    lead.put("leadId", "L-7");
    lead.put("revision", 3L);
    lead.put("cycle", cycle);
    lead.put("standing", where);
    lead.put("answers", List.of());
    ByteBuffer bytes =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(lead);
    try (StateSerde<LeadState> serde = LeadStates.serde()) {
      byte[] stored = new byte[bytes.remaining()];
      bytes.get(stored);
      return serde.deserializer().deserialize(LeadProcessor.LEADS, stored);
    }
  }

  private static Schema union(Schema union, String name) {
    return union.getTypes().stream()
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static GenericRecord of(Schema schema) {
    return new GenericData.Record(schema);
  }

  static List<Lead> leads() {
    return Samples.ofEveryStage();
  }
}
