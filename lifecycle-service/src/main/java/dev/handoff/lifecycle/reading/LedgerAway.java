package dev.handoff.lifecycle.reading;

import dev.handoff.desk.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Where the ledger does not answer, nobody can read it, and one may come again. */
@RestControllerAdvice
class LedgerAway {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerAway.class);
  private static final int SECONDS = 5;

  @ExceptionHandler(DataAccessException.class)
  ResponseEntity<ProblemDetail> comeAgain(DataAccessException away) {
    LOG.warn("The ledger cannot be read", away);
    Refusal refusal =
        Refusal.forNow(
            "The ledger is away",
            "Expected PostgreSQL to answer from the ledger, but it did not. Decisions are taken all the same",
            SECONDS);
    return ResponseEntity.status(refusal.getStatusCode())
        .headers(refusal.getHeaders())
        .body(refusal.getBody());
  }
}
