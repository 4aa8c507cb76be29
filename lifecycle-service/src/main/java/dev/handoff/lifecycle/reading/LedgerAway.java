package dev.handoff.lifecycle.reading;

import dev.handoff.desk.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is said where the ledger does not answer, or not to such a question. */
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
    return answer(refusal);
  }

  /** No time and no text of PostgreSQL's is so: it came from somebody who wrote it by hand. */
  @ExceptionHandler(DataIntegrityViolationException.class)
  ResponseEntity<ProblemDetail> cannotBeAsked(DataIntegrityViolationException unreadable) {
    LOG.debug("A question cannot be read", unreadable);
    return answer(
        QueueDesk.cannotBeAsked(
            "Expected filters and cursor to be texts and times that PostgreSQL can read, but one is not"));
  }

  private static ResponseEntity<ProblemDetail> answer(Refusal refusal) {
    return ResponseEntity.status(refusal.getStatusCode())
        .headers(refusal.getHeaders())
        .body(refusal.getBody());
  }
}
