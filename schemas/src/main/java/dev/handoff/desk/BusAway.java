package dev.handoff.desk;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Where the broker or the registry does not answer, nothing was done, and one may come again. */
@RestControllerAdvice
public class BusAway {

  private static final Logger LOG = LoggerFactory.getLogger(BusAway.class);
  private static final String SECONDS = "5";

  @ExceptionHandler({KafkaException.class, org.springframework.kafka.KafkaException.class})
  ResponseEntity<ProblemDetail> comeAgain(RuntimeException away) {
    LOG.warn("A request is turned away", away);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Expected Kafka and the schema registry to answer, but they did not: "
                + away.getMessage());
    problem.setTitle("The bus is away");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, SECONDS)
        .body(problem);
  }
}
