package dev.handoff.sla.notice;

import dev.handoff.sla.notice.Answer.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Receivers that are left alone for a while: they asked for it, or do not answer. */
final class Rests {
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  /** Asks a receiver, unless it rests; remembers if it wants to from now on. */
  Answer ask(String credential, Instant now, Supplier<Answer> question) {
    Instant end = until.get(credential);
    if (end != null && now.isBefore(end)) {
      return new Refused("Expected to ask the receiver, but it is left alone until " + end);
    }
    Answer answer = question.get();
    if (answer instanceof Refused(_, var rest) && rest != null) {
      until.put(credential, now.plus(rest));
    } else {
      until.remove(credential);
    }
    return answer;
  }
}
