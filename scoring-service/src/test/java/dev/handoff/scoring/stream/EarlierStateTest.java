package dev.handoff.scoring.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.scoring.score.Contribution;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.testing.Agreements;
import dev.handoff.wire.StateSerde;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** A lead that the first version of the state left is scored as if it had always been here. */
class EarlierStateTest {
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  private static final ScoringRules RULES =
      new ScoringRules(
          Agreements.of(
              """
              id: test
              version: 1
              effective-from: 2026-01-01T00:00:00Z
              signed-by: { marketing: M, sales: S }
              engagement:
                points:
                  - { name: call,  on: called,  points: 8, half-life: 14d }
                  - { name: visit, on: visited, points: 5, cap: 15, expires-after: 90d }
                  - { name: read,  on: read,    points: 1 }
                high-intent:
                  - { name: calls, on: called, at-least: 2, within: 7d, class: standard }
              mql: { threshold: 50, raise-when: fit-and-engagement }
              """));

  @Test
  void the_schema_that_is_read_is_the_approved_first_version() throws IOException {
    assertThat(firstVersion())
        .isEqualTo(
            new Schema.Parser()
                .parse(Files.readString(Path.of("src/test/golden/LeadState/1.avsc"))));
  }

  @Test
  void its_acts_count() throws Exception {
    KeptLead lead = LeadStates.lead(today(stateOfVersion1()));

    LeadScore score = RULES.score(lead.card().under(RULES), T0.plusSeconds(14 * 86_400));

    assertThat(score.contributions())
        .extracting(Contribution::rule)
        .containsExactly("call", "visit", "read");
    assertThat(score.contributions().get(0).counted()).isCloseTo(4, within(1e-9));
    assertThat(score.contributions().get(1).counted()).isEqualTo(10);
    assertThat(score.contributions().get(2).counted()).isEqualTo(3);
    assertThat(RULES.score(lead.card().under(RULES), T0.plusSeconds(60)).highIntent()).hasSize(1);
  }

  private static LeadState today(byte[] bytes) throws IOException {
    return StateSerde.of(LeadState.class, firstVersion())
        .deserializer()
        .deserialize("leads", bytes);
  }

  /** As the first version wrote it: keys over the rule's terms, one sum without its half-life. */
  private static byte[] stateOfVersion1() throws Exception {
    Schema schema = firstVersion();
    Schema tally = schema.getField("tallies").schema().getValueType();
    Schema noted = schema.getField("streaks").schema().getValueType().getElementType();
    // 2^(t/h) for one act at T0, as an integer of 52 bits.
    double halfLives = (double) T0.toEpochMilli() / (14 * 86_400_000L);
    long whole = (long) Math.floor(halfLives);
    long mantissa = (long) Math.scalb(Math.pow(2, halfLives - whole), 52);
    GenericRecord call =
        new GenericRecordBuilder(tally)
            .set("count", 1L)
            .set("mantissa", ByteBuffer.allocate(8).putLong(mantissa).flip())
            .set("exponent", whole - 52)
            .build();
    GenericRecord visit =
        new GenericRecordBuilder(tally)
            .set("count", 2L)
            .set("newest", List.of(T0.toEpochMilli(), T0.minusSeconds(60).toEpochMilli()))
            .build();
    GenericRecord read = new GenericRecordBuilder(tally).set("count", 3L).build();
    GenericRecord act =
        new GenericRecordBuilder(noted).set("value", "e-1").set("at", T0.toEpochMilli()).build();
    GenericRecord state =
        new GenericRecordBuilder(schema)
            .set("asOf", T0.toEpochMilli())
            .set(
                "tallies",
                Map.of(
                    key("called if true; half-life PT336H; expires after null"), call,
                    key("visited if true; half-life null; expires after PT2160H"), visit,
                    key("read if true; half-life null; expires after null"), read))
            .set("streaks", Map.of(key("called if true; newest 2"), List.of(act, act)))
            .build();
    ByteBuffer bytes = new BinaryMessageEncoder<>(GenericData.get(), schema).encode(state);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  private static String key(String definition) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private static Schema firstVersion() throws IOException {
    return new Schema.Parser().parse(ScoringStores.class.getResourceAsStream("LeadState-1.avsc"));
  }
}
