package dev.handoff.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class BusAwayTest {

  @Test
  void where_the_bus_is_away_one_is_told_to_come_again() {
    var answer = new BusAway().comeAgain(new TimeoutException("no answer in 20 s"));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    assertThat(answer.getBody().getDetail()).contains("no answer in 20 s");
  }
}
