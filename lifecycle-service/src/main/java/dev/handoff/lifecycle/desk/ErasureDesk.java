package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.AwaitedOutcomes.Awaited;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Has leads forgotten. As with commands, nothing is decided here. */
@RestController
@Tag(name = "Leads")
class ErasureDesk {
  private static final int RETRY_SECONDS = 1;

  /** What is answered where the outcome is not known yet; to ask again does no harm. */
  record NotYetErased(String sentence) {}

  private final ErasureTopic erasures;
  private final AwaitedOutcomes awaited;
  private final OutcomeFollower outcomes;
  private final DeskSettings settings;
  private final IdGenerator fresh;
  private final StillThere stillThere;

  ErasureDesk(
      ErasureTopic erasures,
      AwaitedOutcomes awaited,
      OutcomeFollower outcomes,
      DeskSettings settings,
      IdGenerator fresh,
      StillThere stillThere) {
    this.erasures = erasures;
    this.awaited = awaited;
    this.outcomes = outcomes;
    this.settings = settings;
    this.fresh = fresh;
    this.stillThere = stillThere;
  }

  /**
   * Erases what is known of a lead, in all services.
   *
   * @param id the lead's, percent-encoded where it has to be
   * @return 200 with what is left and until when, alike however often one asks; 202 where the
   *     outcome is not known yet; 404 for a lead that nothing is known of
   */
  @Operation(
      operationId = "erase-lead",
      summary = "Erases what is known of a lead, and says what is left of it until when.",
      description = "Asked again, it is answered with when it was erased.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "It is erased.",
            content = @Content(schema = @Schema(implementation = ErasedLead.class))),
        @ApiResponse(
            responseCode = "202",
            description = "It will be erased, or nothing was done: ask again.",
            content = @Content(schema = @Schema(implementation = NotYetErased.class)))
      })
  @DeleteMapping(path = "/v1/leads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> erase(
      @Parameter(description = "The lead's id, percent-encoded where it has to be.")
          @PathVariable("id")
          String id) {
    if (!outcomes.isFollowing()) {
      throw Refusal.forNow(
          "Nothing was erased",
          "Expected to follow what becomes of it, but this instance is only starting. Nothing was done: ask again",
          RETRY_SECONDS);
    }
    String request = fresh.generateId().toString();
    try (Awaited outcome = awaited.begin(request)) {
      erasures.append(id, request);
      return outcome
          .within(settings.answerWithin())
          .<ResponseEntity<?>>map(this::decided)
          .orElseGet(ErasureDesk::notYet);
    }
  }

  private ResponseEntity<ErasedLead> decided(CommandOutcome outcome) {
    if (outcome.getVerdict() != Verdict.ACCEPTED) {
      throw Refused.of(outcome);
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(ErasedLead.of(outcome, stillThere));
  }

  private static ResponseEntity<NotYetErased> notYet() {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
        .body(
            new NotYetErased("What became of it is not known yet: ask again, which does no harm"));
  }
}
