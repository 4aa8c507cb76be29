package dev.handoff.lifecycle.reading;

import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.changes.ChangeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what there is to do now. */
@RestController
@Tag(name = "Queue")
class QueueDesk {
  private static final int MOST = 200;

  private final Queue queue;

  QueueDesk(Queue queue) {
    this.queue = queue;
  }

  /**
   * The leads that wait for sales: the soonest deadline first, then the higher score.
   *
   * @param rep only the leads of this rep
   * @param unassigned only the leads that nobody has
   * @param pool only leads that were assigned from this pool
   * @param segment only leads of this segment
   * @param waitingFor only leads that wait for {@code acceptance}, {@code first-touch} or {@code
   *     discovery}
   * @param limit most leads of the page, 1 to 200
   * @param cursor {@code next} of the page before; absent: the first page
   * @return a page; 400 for what cannot be asked, 503 while the ledger is away
   */
  @Operation(
      operationId = "queue",
      summary = "The leads that wait for sales: the soonest deadline first, then the higher score.")
  @GetMapping(path = "/v1/queue", produces = MediaType.APPLICATION_JSON_VALUE)
  QueuePage queue(
      @Parameter(description = "Only the leads of this rep.")
          @RequestParam(name = "rep", required = false)
          @Nullable String rep,
      @Parameter(description = "Only the leads that nobody has.")
          @RequestParam(name = "unassigned", defaultValue = "false")
          boolean unassigned,
      @Parameter(description = "Only leads that were assigned from this pool.")
          @RequestParam(name = "pool", required = false)
          @Nullable String pool,
      @Parameter(description = "Only leads of this segment.")
          @RequestParam(name = "segment", required = false)
          @Nullable String segment,
      @Parameter(
              description = "Only leads that wait for this.",
              schema = @Schema(allowableValues = {"acceptance", "first-touch", "discovery"}))
          @RequestParam(name = "waiting-for", required = false)
          @Nullable String waitingFor,
      @Parameter(description = "Most leads of the page, 1 to 200.")
          @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "next of the page before; absent: the first page.")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    if (unassigned && rep != null) {
      throw cannotBeAsked("Expected either rep or unassigned, but found both");
    }
    var question =
        new QueueQuestion(
            rep, unassigned, pool, segment, waitingFor(waitingFor), checked(limit, MOST));
    ChangeId asOf = queue.asOf();
    return queue.page(question, cursor == null ? null : cursor(cursor, question, asOf), asOf);
  }

  private static @Nullable WaitingFor waitingFor(@Nullable String word) {
    return word == null
        ? null
        : WaitingFor.of(word)
            .orElseThrow(() ->
                cannotBeAsked(
                    "Expected waiting-for to be acceptance, first-touch or discovery, but found '%s'"
                        .formatted(word)));
  }

  static int checked(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw cannotBeAsked("Expected limit to be from 1 to %d, but found %d".formatted(most, limit));
    }
    return limit;
  }

  private static QueueCursor cursor(String text, QueueQuestion question, ChangeId asOf) {
    QueueCursor cursor =
        QueueCursor.read(text)
            .orElseThrow(() ->
                cannotBeAsked(
                    "Expected cursor to be the next of an earlier page, but found '%s'. Leave it out to begin at the first page"
                        .formatted(text)));
    if (!cursor.filters().equals(question.filters())) {
      throw cannotBeAsked(
          "Expected the cursor to be of a page with the same filters, but that page was asked for with others. Leave it out to begin at the first page");
    }
    if (cursor.generation() != asOf.generation()) {
      throw cannotBeAsked(
          "Expected the cursor to be of this ledger, but it was built anew since. Leave it out to begin at the first page");
    }
    return cursor;
  }

  static Refusal cannotBeAsked(String sentence) {
    return Refusal.of(HttpStatus.BAD_REQUEST, "This cannot be asked", sentence);
  }
}
