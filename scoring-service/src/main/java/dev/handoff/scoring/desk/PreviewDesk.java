package dev.handoff.scoring.desk;

import dev.handoff.contract.Contracts;
import dev.handoff.desk.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what-ifs. No state is read or touched. */
@RestController
class PreviewDesk {
  /** Room for ten thousand events and a contract. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Contracts contracts;
  private final InstantSource time;

  PreviewDesk(Contracts contracts, InstantSource time) {
    this.contracts = contracts;
    this.time = time;
  }

  /**
   * Scores a lead that need not exist.
   *
   * @param request whose body is JSON, UTF-8, at most 4 MiB: see docs/scores-over-http.md
   * @return the score; 400 for what is no JSON, 413 for what is too long, 422 with every problem
   */
  @PostMapping("/v1/score-preview")
  ExplainedScore preview(HttpServletRequest request) throws IOException {
    String text = Body.text(request, MOST_BYTES);
    return new PreviewReader(contracts, time.instant()).read(text).score();
  }
}
