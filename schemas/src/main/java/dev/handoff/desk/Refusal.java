package dev.handoff.desk;

import dev.handoff.contract.Problem;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that is no success, as RFC 9457 wants it. */
public final class Refusal extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  private Refusal(HttpStatus status, ProblemDetail problem) {
    super(status, problem, null);
  }

  public static Refusal of(HttpStatus status, String title, String sentence) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setTitle(title);
    return new Refusal(status, problem);
  }

  /** Every problem of a document, each with its path and what was expected there. */
  public static Refusal ofDocument(List<Problem> problems) {
    return of("The document is no contract", "Expected a valid contract, but it has ", problems);
  }

  /** Every problem of a request, likewise. */
  public static Refusal ofRequest(List<Problem> problems) {
    return of("The request is not valid", "Expected a valid request, but it has ", problems);
  }

  /** Where one may come again in so many seconds. */
  public static Refusal forNow(String title, String sentence, int seconds) {
    return forNow(HttpStatus.SERVICE_UNAVAILABLE, title, sentence, seconds);
  }

  /** Where others are served first, and one may come again in so many seconds. */
  public static Refusal tooManyAtOnce(String title, String sentence, int seconds) {
    return forNow(HttpStatus.TOO_MANY_REQUESTS, title, sentence, seconds);
  }

  private static Refusal forNow(HttpStatus status, String title, String sentence, int seconds) {
    Refusal refusal = of(status, title, sentence);
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    return refusal;
  }

  private static Refusal of(String title, String expected, List<Problem> problems) {
    Refusal refusal = of(HttpStatus.UNPROCESSABLE_CONTENT, title, expected + count(problems));
    refusal.getBody().setProperty("problems", problems);
    return refusal;
  }

  private static String count(List<Problem> problems) {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }
}
