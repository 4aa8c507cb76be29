package dev.handoff.lifecycle.changes;

import dev.handoff.desk.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells changes as they come. Each stream keeps the thread of its request, which is a virtual one,
 * until its client goes.
 */
@RestController
@Tag(name = "Changes")
class ChangesDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ChangesDesk.class);
  private static final int RETRY_SECONDS = 5;
  private static final String BEGIN_AGAIN =
      "Read /v1/queue, or the leads that matter, and open a stream without it";

  private final RecentChanges recent;
  private final ChangeLog log;
  private final ChangesSettings settings;
  private final JsonMapper json;
  private final Semaphore streams;

  ChangesDesk(RecentChanges recent, ChangeLog log, ChangesSettings settings, JsonMapper json) {
    this.recent = recent;
    this.log = log;
    this.settings = settings;
    this.json = json;
    streams = new Semaphore(settings.streams());
  }

  /**
   * The changes of all leads, of one lead, or of those of one rep, as server-sent events.
   *
   * @param lead only of this lead
   * @param rep only of leads that this rep has, or had until the change
   * @param after an event's id, or {@code asOf} of an answer: what came after it; absent: what
   *     comes from now on
   * @param lastEventId the same, and before it: what a client sends that was cut off
   * @return nothing, until the client goes; 400 for an id that is none, 410 for one that is too
   *     old, 503 where as many streams are open as may be, or while the ledger is away
   */
  @Operation(
      operationId = "changes",
      summary = "The changes of leads as they come, as server-sent events.")
  @GetMapping(path = "/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void changes(
      @Parameter(description = "Only of this lead.") @RequestParam(name = "lead", required = false)
          @Nullable String lead,
      @Parameter(description = "Only of leads that this rep has, or had until the change.")
          @RequestParam(name = "rep", required = false)
          @Nullable String rep,
      @Parameter(
              description =
                  "An event's id, or asOf of an answer: what came after it; absent: what comes from now on.")
          @RequestParam(name = "after", required = false)
          @Nullable String after,
      @Parameter(description = "The same, and before it: what a client sends that was cut off.")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      HttpServletResponse response)
      throws IOException {
    ChangeId begin = begin(lastEventId == null || lastEventId.isBlank() ? after : lastEventId);
    if (!streams.tryAcquire()) {
      throw Refusal.forNow(
          "Too many streams are open",
          "Expected fewer than %d open streams, but there are as many on this instance"
              .formatted(settings.streams()),
          RETRY_SECONDS);
    }
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // nginx would hold events back.
      response.setHeader("X-Accel-Buffering", "no");
      var wanted = new Change.Wanted(Optional.ofNullable(lead), Optional.ofNullable(rep));
      var client = new EventWriter(response.getOutputStream(), json);
      new ChangeStream(recent, log, wanted, settings.heartbeat(), client).tellFrom(begin);
    } catch (IOException gone) {
      LOG.debug("A client is gone", gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      streams.release();
    }
  }

  private ChangeId begin(@Nullable String text) {
    if (text == null) {
      return log.end();
    }
    ChangeId place =
        ChangeId.parse(text)
            .orElseThrow(() ->
                Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "This is no event's id",
                    "Expected the id of an event of this stream, such as 1767225600-741-12, but found '%s'. %s"
                        .formatted(text, BEGIN_AGAIN)));
    if (!log.knows(place)) {
      throw Refusal.of(
          HttpStatus.GONE,
          "What came after is not known any more",
          "Expected an id of the last %s in this ledger, but %s is older, or of another ledger. %s"
              .formatted(inWords(), place, BEGIN_AGAIN));
    }
    return place;
  }

  private String inWords() {
    long hours = settings.kept().toHours();
    return hours > 0 ? hours + " h" : settings.kept().toMinutes() + " min";
  }
}
