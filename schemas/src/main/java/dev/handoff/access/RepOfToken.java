package dev.handoff.access;

import dev.handoff.desk.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * RevOps may act as anybody, for it puts right what others did. An SDR's token names its rep, and a
 * tool that many reps share has a token that names {@code *}.
 *
 * @param claim of the token that names the rep
 * @param counts what is refused
 */
record RepOfToken(String claim, BiConsumer<HttpServletRequest, Reason> counts)
    implements ActingRep {
  private static final String ANYBODY = "*";

  @Override
  public void refuseOthers(HttpServletRequest request, String actor) {
    Principal caller = request.getUserPrincipal();
    String rep = rep(caller);
    if (!isRevops(caller) && !ANYBODY.equals(rep) && !actor.equals(rep)) {
      counts.accept(request, Reason.OTHER_REP);
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          "The token is another's",
          rep == null
              ? "Expected a token that names its rep in the claim '%s', but it names none"
                  .formatted(claim)
              : "Expected the actor to be '%s', whose token this is, but found '%s'"
                  .formatted(rep, actor));
    }
  }

  private @Nullable String rep(@Nullable Principal caller) {
    return caller instanceof JwtAuthenticationToken issued
            && issued.getToken().getClaims().get(claim) instanceof String name
        ? name
        : null;
  }

  private static boolean isRevops(@Nullable Principal caller) {
    return caller instanceof Authentication known
        && known.getAuthorities().stream()
            .anyMatch(authority -> Role.REVOPS.word().equals(authority.getAuthority()));
  }
}
