package dev.handoff.lifecycle.desk;

import dev.handoff.access.ActingRep;
import dev.handoff.desk.Body;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.desk.AwaitedOutcomes.Awaited;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Verdict;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes commands from people. Nothing is decided here: a command goes to the lead over Kafka, as
 * any other client's does, and what comes back is passed on. So any instance takes any command.
 */
@RestController
@Hidden // described by PublishedApi, verb by verb
class CommandDesk {
  /** Room for a note on every piece of evidence. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int RETRY_SECONDS = 1;

  private final CommandLog commands;
  private final AwaitedOutcomes awaited;
  private final OutcomeFollower outcomes;
  private final ActingRep acting;
  private final DeskSettings settings;
  private final InstantSource time;
  private final IdGenerator fresh;

  CommandDesk(
      CommandLog commands,
      AwaitedOutcomes awaited,
      OutcomeFollower outcomes,
      ActingRep acting,
      DeskSettings settings,
      InstantSource time,
      IdGenerator fresh) {
    this.commands = commands;
    this.awaited = awaited;
    this.outcomes = outcomes;
    this.acting = acting;
    this.settings = settings;
    this.time = time;
    this.fresh = fresh;
  }

  /**
   * Has something done with a lead.
   *
   * @param id the lead's, percent-encoded where it has to be
   * @param path which of the {@link Verb}s
   * @param request whose body is JSON, UTF-8, at most 64 KiB: see docs/commands-over-http.md
   * @return 200 with the new state, or 202 where the outcome is not known yet
   */
  @PostMapping("/v1/leads/{id}/{*verb}")
  ResponseEntity<?> take(
      @PathVariable("id") String id, @PathVariable("verb") String path, HttpServletRequest request)
      throws IOException {
    Verb verb = Verb.at(path.substring(1));
    Conditions conditions = Conditions.of(request);
    String commandId = conditions.commandId(id, fresh);
    SalesCommand command =
        new CommandReader(time.instant())
            .read(verb, id, commandId, conditions.revision(), Body.text(request, MOST_BYTES));
    acting.refuseOthers(request, command.getActor());
    return answer(command, conditions.key() != null);
  }

  private ResponseEntity<?> answer(SalesCommand command, boolean hasKey) {
    if (!outcomes.isFollowing()) {
      throw Refusal.forNow(
          "The command was not taken",
          "Expected to follow the outcomes of commands, but this instance is only starting. Nothing was done: ask again",
          RETRY_SECONDS);
    }
    String request = fresh.generateId().toString();
    try (Awaited outcome = awaited.begin(request)) {
      var handover = commands.append(command, request);
      return outcome
          .within(settings.answerWithin())
          .<ResponseEntity<?>>map(CommandDesk::decided)
          .orElseGet(() ->
              ResponseEntity.status(HttpStatus.ACCEPTED)
                  .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
                  .body(OnItsWay.of(command, handover, hasKey)));
    }
  }

  private static ResponseEntity<Done> decided(CommandOutcome outcome) {
    if (outcome.getVerdict() != Verdict.ACCEPTED) {
      throw Refused.of(outcome);
    }
    return ResponseEntity.ok().eTag("\"" + outcome.getRevision() + "\"").body(Done.of(outcome));
  }
}
