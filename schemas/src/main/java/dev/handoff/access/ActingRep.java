package dev.handoff.access;

import dev.handoff.desk.Refusal;
import jakarta.servlet.http.HttpServletRequest;

/** As whom a caller may act. */
@FunctionalInterface
public interface ActingRep {

  /**
   * Lets a caller act as somebody, or does not.
   *
   * @param actor who is said to do it
   * @throws Refusal 403 where the caller's token does not say so
   */
  void refuseOthers(HttpServletRequest request, String actor);
}
