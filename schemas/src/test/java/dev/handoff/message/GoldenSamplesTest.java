package dev.handoff.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.testing.GoldenVersions;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once published stays readable, by us and by those who read us. */
class GoldenSamplesTest {
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  static Stream<Class<?>> messages() {
    return Topics.all().stream()
        .<Class<?>>map(Topic::type)
        .filter(SpecificRecord.class::isAssignableFrom)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void the_current_schema_is_an_approved_version(Class<?> message) {
    GoldenVersions.of(message).approveCurrentSchema();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void every_version_can_read_every_other(Class<?> message) throws SchemaValidationException {
    GoldenVersions golden = GoldenVersions.of(message);

    FULL_TRANSITIVE.validate(golden.currentSchema(), golden.schemas());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void the_sample_of_every_version_is_read_into_todays_class(Class<?> message) {
    GoldenVersions golden = GoldenVersions.of(message);

    assertThat(golden.samplesReadToday())
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(sample).isInstanceOf(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void the_newest_sample_is_written_today_to_the_same_bytes(Class<?> message) {
    GoldenVersions golden = GoldenVersions.of(message);

    assertThat(golden.newestSampleWrittenToday()).isEqualTo(golden.newestSample());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void every_field_is_documented(Class<?> message) {
    assertDocumented(GoldenVersions.of(message).currentSchema());
  }

  private static void assertDocumented(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
        schema
            .getFields()
            .forEach(field -> {
              assertThat(field.doc()).as(schema.getName() + "." + field.name()).isNotBlank();
              assertDocumented(field.schema());
            });
      }
      case ENUM -> {
        assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
        assertThat(schema.getEnumDefault()).as(schema.getFullName() + "'s default").isNotNull();
      }
      case ARRAY -> assertDocumented(schema.getElementType());
      case MAP -> assertDocumented(schema.getValueType());
      case UNION -> schema.getTypes().forEach(GoldenSamplesTest::assertDocumented);
      default -> {}
    }
  }
}
