package dev.handoff.scoring.desk;

import dev.handoff.contract.Contracts;
import dev.handoff.desk.Body;
import dev.handoff.desk.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what-ifs. No state is read or touched. Reading a contract and scoring under it is work
 * for a processor, and the stream's scores come first: so few at once, and none too long.
 */
@RestController
class PreviewDesk {
  /** Room for a thousand events and a contract. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final int RETRY_SECONDS = 1;

  private final Contracts contracts;
  private final InstantSource time;
  private final Semaphore previews;

  /**
   * @param previews as many permits as there may be previews at once
   */
  PreviewDesk(Contracts contracts, InstantSource time, Semaphore previews) {
    this.contracts = contracts;
    this.time = time;
    this.previews = previews;
  }

  /**
   * Scores a lead that need not exist.
   *
   * @param request whose body is JSON, UTF-8, at most 1 MiB: see docs/scores-over-http.md
   * @return the score; 400 for what is no JSON, 413 for what is too long, 422 with every problem,
   *     429 while others are being answered
   */
  @PostMapping("/v1/score-preview")
  ExplainedScore preview(HttpServletRequest request) throws IOException {
    String text = Body.text(request, MOST_BYTES);
    if (!previews.tryAcquire()) {
      throw Refusal.tooManyAtOnce(
          "Too many previews at once",
          "Expected fewer previews at once, but as many as there are processors are being answered",
          RETRY_SECONDS);
    }
    try {
      return new PreviewReader(contracts, time.instant()).read(text).score();
    } finally {
      previews.release();
    }
  }
}
