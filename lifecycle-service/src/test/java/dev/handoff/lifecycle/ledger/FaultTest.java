package dev.handoff.lifecycle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class FaultTest {
  @ParameterizedTest
  @ValueSource(strings = {"22008", "22P05", "23502", "54000"})
  void a_value_that_cannot_be_stored_is_the_records_own(String state) {
    assertThat(Fault.isOfTheRecord(failure(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "25006", "40001", "40P01", "42P01", "53100", "53300", "55P03", "57P01"})
  void what_PostgreSQL_lacks_passes(String state) {
    assertThat(Fault.isOfTheRecord(failure(state))).isFalse();
  }

  @Test
  void what_never_came_to_PostgreSQL_passes() {
    assertThat(Fault.isOfTheRecord(new IllegalStateException("no connection"))).isFalse();
  }

  private static RuntimeException failure(String state) {
    SQLException said = new SQLException("said", state);
    return new IllegalStateException(
        new DataAccessResourceFailureException(
            "around it", new BatchUpdateException("batch", state, new int[0], said)));
  }
}
