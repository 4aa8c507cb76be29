package dev.handoff.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class B2bSampleTest {
  private static final Path SHIPPED = Path.of("samples/b2b/leads.csv");

  /**
   * To write it anew: {@code mvn test -pl deploy/local -am -Dtest=B2bSampleTest -Dsample.write}.
   */
  @Test
  void the_file_that_ships_is_what_the_generator_makes() throws IOException {
    var made = B2bSample.make().csv();
    if (System.getProperty("sample.write") != null) {
      Files.writeString(SHIPPED, made);
    }
    assertThat(Files.readString(SHIPPED)).isEqualTo(made);
  }

  @Test
  void about_one_lead_in_seven_becomes_an_mql_and_some_of_them_wait() {
    var expected = B2bSample.make().expectation();
    assertThat(expected.leads()).hasSize(1000).containsAll(expected.mqls());
    assertThat(expected.mqls()).hasSizeBetween(120, 180);
    assertThat(expected.breaches()).isNotEmpty();
    assertThat(expected.refused()).isPositive();
    assertThat(expected.handoffs()).isGreaterThan(expected.mqls().size());
    assertThat(expected.unmappable()).isEqualTo(6);
  }
}
