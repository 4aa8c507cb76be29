package dev.handoff.lifecycle.reading;

import dev.handoff.desk.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers where a lead stands, and how it came there. */
@RestController
@Tag(name = "Leads")
class LeadDesk {
  private static final int FIRST_ENTRIES = 20;
  private static final int MOST_ENTRIES = 200;

  private final Leads leads;

  LeadDesk(Leads leads) {
    this.leads = leads;
  }

  /**
   * A lead: where it stands, its cycle, its score with the reasons, the handoff package, its
   * promises, and the latest of its timeline.
   *
   * @param id the lead's, percent-encoded where it has to be
   * @return the lead, its revision in the {@code ETag}; 404 for a lead that the ledger does not
   *     know, 503 while the ledger is away
   */
  @Operation(
      operationId = "lead",
      summary =
          "A lead: where it stands, its cycle, score, handoff package, promises and timeline.",
      description = "The ETag is its revision, for If-Match.")
  @GetMapping(path = "/v1/leads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  StandingLead lead(
      @Parameter(description = "The lead's id, percent-encoded where it has to be.")
          @PathVariable("id")
          String id,
      HttpServletResponse response) {
    StandingLead lead = leads.find(id, FIRST_ENTRIES).orElseThrow(() -> unknown(id));
    // Set here and not with the answer: it is there for If-Match. A clock may move without a new
    // revision, so that it must not make of a second reading a 304.
    response.setHeader(HttpHeaders.ETAG, "\"" + lead.revision() + "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return lead;
  }

  /**
   * What happened to a lead, the newest first.
   *
   * @param id the lead's
   * @param limit most entries of the page, 1 to 200
   * @param cursor {@code next} of the page before, or of the lead's own; absent: the newest
   * @return a page; 400 for what cannot be asked, 404 and 503 as of the lead
   */
  @Operation(operationId = "timeline", summary = "What happened to a lead, the newest first.")
  @GetMapping(path = "/v1/leads/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
  Timeline timeline(
      @Parameter(description = "The lead's id, percent-encoded where it has to be.")
          @PathVariable("id")
          String id,
      @Parameter(description = "Most entries of the page, 1 to 200.")
          @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "next of the page before; absent: the newest.")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    Timeline page =
        leads.timeline(
            id, cursor == null ? null : cursor(cursor), QueueDesk.checked(limit, MOST_ENTRIES));
    if (cursor == null && page.items().isEmpty()) {
      throw unknown(id);
    }
    return page;
  }

  private static TimelineCursor cursor(String text) {
    return TimelineCursor.read(text)
        .orElseThrow(() ->
            QueueDesk.cannotBeAsked(
                "Expected cursor to be the next of an earlier page, but found '%s'. Leave it out to begin at the newest"
                    .formatted(text)));
  }

  private static Refusal unknown(String id) {
    return Refusal.of(
        HttpStatus.NOT_FOUND,
        "The lead is not known",
        "Expected a lead that the ledger knows, but of '%s' it has neither a score nor a step; of one that has just come in it may know in a moment"
            .formatted(id));
  }
}
