package dev.handoff.access;

import static java.util.stream.Collectors.joining;

import dev.handoff.desk.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Says no, as the desks do: with a sentence, and without a word of what the request held. A caller
 * with a good token is never kept out by the bad ones that others send from the same address.
 */
final class Doorkeeper
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  private static final int RETRY_SECONDS = 5;

  private final AccessRules rules;
  private final RefusedRequests refused;
  private final CallerLimit strangers;
  private final HandlerExceptionResolver answers;
  private final boolean isLocal;

  /**
   * @param strangers how often an address may come without a good token
   * @param answers writes refusals as the desks' are written
   * @param isLocal whether the token of this machine is the one to have
   */
  Doorkeeper(
      AccessRules rules,
      RefusedRequests refused,
      CallerLimit strangers,
      HandlerExceptionResolver answers,
      boolean isLocal) {
    this.rules = rules;
    this.refused = refused;
    this.strangers = strangers;
    this.answers = answers;
    this.isLocal = isLocal;
  }

  /** Without a token, or with one that does not do. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException problem) {
    Reason reason = reason(problem);
    if (isTurnedAway(request, response)) {
      return;
    }
    if (reason == Reason.ISSUER_AWAY) {
      refuse(
          request,
          response,
          reason,
          Refusal.forNow("The issuer is away", reason.sentence(), RETRY_SECONDS));
      return;
    }
    Refusal refusal =
        Refusal.of(
            HttpStatus.UNAUTHORIZED,
            "A token is needed",
            reason.sentence() + (isLocal ? ". deploy/local/token prints the one to use" : ""));
    refusal
        .getHeaders()
        .set(
            HttpHeaders.WWW_AUTHENTICATE,
            reason == Reason.NO_TOKEN ? "Bearer" : "Bearer error=\"invalid_token\"");
    refuse(request, response, reason, refusal);
  }

  private static Reason reason(AuthenticationException problem) {
    return switch (problem) {
      case AuthenticationServiceException _ -> Reason.ISSUER_AWAY;
      case InsufficientAuthenticationException _ -> Reason.NO_TOKEN;
      default ->
          problem.getCause() instanceof JwtValidationException failed
              ? failed.getErrors().stream()
                  .flatMap(error -> Reason.named(error.getErrorCode()).stream())
                  .findFirst()
                  .orElse(Reason.INVALID)
              : Reason.INVALID;
    };
  }

  /** With a good token that does not reach so far. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
    Optional<AccessRule> rule = rule(request);
    if (rule.isEmpty()) {
      Refusal nothing =
          Refusal.of(HttpStatus.NOT_FOUND, "Nothing is there", Reason.NO_ENDPOINT.sentence());
      refuse(request, response, Reason.NO_ENDPOINT, nothing);
      return;
    }
    String roles = rule.get().roles().stream().sorted().map(Role::word).collect(joining(", "));
    refuse(
        request,
        response,
        Reason.WRONG_ROLE,
        Refusal.of(
            HttpStatus.FORBIDDEN,
            "Another role is needed",
            "Expected a token with one of the roles %s, but it has none of them".formatted(roles)));
  }

  /** With a path that two readers could read in two ways. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException trick) {
    if (isTurnedAway(request, response)) {
      return;
    }
    refuse(
        request,
        response,
        Reason.BAD_PATH,
        Refusal.of(HttpStatus.BAD_REQUEST, "The path is no path", Reason.BAD_PATH.sentence()));
  }

  /** Counts a stranger, and says so to one who came too often. */
  private boolean isTurnedAway(HttpServletRequest request, HttpServletResponse response) {
    OptionalInt wait = strangers.count(request.getRemoteAddr());
    wait.ifPresent(seconds -> tooOften(request, response, seconds));
    return wait.isPresent();
  }

  /** Too often, whoever it is. */
  void tooOften(HttpServletRequest request, HttpServletResponse response, int seconds) {
    refuse(
        request,
        response,
        Reason.TOO_OFTEN,
        Refusal.tooManyAtOnce(
            "Too many requests", Reason.TOO_OFTEN.sentence() + " in so short a time", seconds));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, Reason reason, Refusal refusal) {
    count(request, reason);
    answers.resolveException(request, response, null, refusal);
  }

  /** Counts what a desk refuses itself. */
  void count(HttpServletRequest request, Reason reason) {
    String endpoint =
        reason == Reason.BAD_PATH
            ? "a path"
            : rule(request).map(AccessRule::endpoint).orElse("what is not there");
    refused.add(reason, endpoint, request.getRemoteAddr());
  }

  private Optional<AccessRule> rule(HttpServletRequest request) {
    return rules.rules().stream().filter(rule -> matches(rule, request)).findFirst();
  }

  private static boolean matches(AccessRule rule, HttpServletRequest request) {
    return PathPatternRequestMatcher.withDefaults()
        .matcher(rule.method(), rule.path())
        .matches(request);
  }
}
