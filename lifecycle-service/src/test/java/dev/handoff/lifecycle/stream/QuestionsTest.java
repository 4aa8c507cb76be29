package dev.handoff.lifecycle.stream;

import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualify;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.lifecycle.stream.Records.score;
import static dev.handoff.lifecycle.stream.Records.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import dev.handoff.message.AssignLead;
import dev.handoff.message.Cause;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_of_the_language_asks_something(Schema kind)
      throws ReflectiveOperationException {
    Object empty = Class.forName(kind.getFullName()).getDeclaredConstructor().newInstance();
    SalesCommand message = command("L-7", "c1", TEN, empty);
    assertThat(Questions.of("L-7", message).command().verb()).isNotBlank();
  }

  static Stream<Schema> commands() {
    return SalesCommand.getClassSchema().getField("command").schema().getTypes().stream()
        // These two have parts that must not be missing; other tests send them whole.
        .filter(kind -> !List.of("RecordTouch", "QualifyLead").contains(kind.getName()));
  }

  @Test
  void a_text_that_is_too_long_is_said_with_its_length() {
    Questions.of("L-7", command("L-7", "c1", TEN, reject("x".repeat(2_000))));
    assertImpossible(
        "L-7", reject("x".repeat(2_001)), "a reason of at most 2,000 characters, but it has 2,001");
    assertImpossible(
        "L-7",
        AssignLead.newBuilder().setRep("x".repeat(201)).build(),
        "a rep of at most 200 characters, but it has 201");
    assertImpossible(
        "x".repeat(201), accept(), "a leadId of at most 200 characters, but it has 201");
    QualifyLead qualify = qualify(TEN);
    qualify.getEvidence().getFirst().put("note", "x".repeat(2_001));
    assertImpossible("L-7", qualify, "a note of at most 2,000 characters, but it has 2,001");
  }

  private static void assertImpossible(String lead, Object asked, String sentence) {
    assertThatExceptionOfType(ImpossibleRecord.class)
        .isThrownBy(() -> Questions.of(lead, command(lead, "c1", TEN, asked)))
        .withMessage("Expected command c1 to have " + sentence);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_touch_is_known(TouchKind kind) {
    RecordTouch asked =
        (RecordTouch) Questions.of("L-7", command("L-7", "c1", TEN, touch(kind))).command();
    assertThat(asked.kind()).hasToString(kind.name());
    assertThat(asked.kind().isHuman()).isEqualTo(kind != TouchKind.AUTOMATED);
  }

  @ParameterizedTest
  @EnumSource
  void every_cause_of_a_score_is_a_prompt(Cause cause) {
    ConsiderScore asked = Questions.of("L-7", score("L-7", TEN, 63, cause).build()).command();
    assertThat(asked.score().prompt())
        .isEqualTo(
            switch (cause) {
              case ENGAGEMENT -> Prompt.ACT;
              case PROFILE, OTHER -> Prompt.FACT;
              case DECAY -> Prompt.TIME;
              case CONTRACT -> Prompt.CONTRACT;
              case RECYCLE -> Prompt.RECYCLE;
            });
  }
}
