package dev.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContractReaderTest {

  @Test
  void x() {
    assertThat(List.of()).isEmpty();
  }

  static Contract valid(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> contract;
      case Reading.Invalid(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  static List<Problem> problems(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> throw new AssertionError("valid: " + contract);
      case Reading.Invalid(var problems) -> problems;
    };
  }
}
