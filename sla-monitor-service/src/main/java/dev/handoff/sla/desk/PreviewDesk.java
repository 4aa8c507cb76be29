package dev.handoff.sla.desk;

import dev.handoff.desk.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what a calendar makes of a deadline, by the code that watches the clocks. Nothing is read
 * but the request: the same request has the same answer at any time. The bodies are JSON, UTF-8, at
 * most 256 KiB, see docs/deadlines-over-http.md; 400 for what is no JSON, 413 for what is too long,
 * 422 with every problem.
 */
@RestController
class PreviewDesk {

  /** By when something would be due. */
  @PostMapping("/v1/deadline-preview")
  DeadlinePreview.Answer deadline(HttpServletRequest request) throws IOException {
    return new PreviewReader(Body.text(request)).deadline().answer();
  }

  /** How much open time lies between two instants. */
  @PostMapping("/v1/elapsed-preview")
  ElapsedPreview.Answer elapsed(HttpServletRequest request) throws IOException {
    return new PreviewReader(Body.text(request)).elapsed().answer();
  }

  /** Whether it is open, and else from when on. */
  @PostMapping("/v1/open-preview")
  OpenPreview.Answer open(HttpServletRequest request) throws IOException {
    return new PreviewReader(Body.text(request)).open().answer();
  }
}
