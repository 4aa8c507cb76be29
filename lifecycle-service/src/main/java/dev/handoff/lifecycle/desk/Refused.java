package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Refusal;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.RefusalKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How a command that was refused is answered: by what kind of refusal it was. */
final class Refused {
  private Refused() {}

  static Refusal of(CommandOutcome outcome) {
    Refusal refusal =
        Refusal.of(
            status(outcome.getRefusal()), title(outcome.getRefusal()), outcome.getSentence());
    var body = refusal.getBody();
    body.setProperty("commandId", outcome.getCommandId());
    body.setProperty("stage", Done.stage(outcome));
    body.setProperty("revision", outcome.getRevision());
    if (!outcome.getMissing().isEmpty()) {
      body.setProperty("missing", outcome.getMissing());
    }
    return refusal;
  }

  private static HttpStatus status(@Nullable RefusalKind kind) {
    return switch (kind) {
      case NOT_KNOWN -> HttpStatus.NOT_FOUND;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case INCOMPLETE, REPEATED -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NOT_ALLOWED, OTHER -> HttpStatus.CONFLICT;
      case null -> HttpStatus.CONFLICT;
    };
  }

  private static String title(@Nullable RefusalKind kind) {
    return switch (kind) {
      case NOT_KNOWN -> "The lead is not known";
      case STALE -> "The lead has changed";
      case INCOMPLETE -> "Something is missing";
      case REPEATED -> "The key belongs to another command";
      case NOT_ALLOWED, OTHER -> "It cannot be done";
      case null -> "It cannot be done";
    };
  }
}
