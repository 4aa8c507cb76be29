package dev.handoff.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each caller with a good token go on as often as it may, and counts what desks cannot read.
 */
final class CallerLimitFilter extends OncePerRequestFilter {
  private final CallerLimit callers;
  private final Doorkeeper doorkeeper;

  CallerLimitFilter(CallerLimit callers, Doorkeeper doorkeeper) {
    this.callers = callers;
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null || caller instanceof AnonymousAuthenticationToken) {
      chain.doFilter(request, response);
      return;
    }
    // A token need not say whose it is.
    var wait = callers.count(Objects.requireNonNullElse(caller.getName(), request.getRemoteAddr()));
    if (wait.isPresent()) {
      doorkeeper.tooOften(request, response, wait.getAsInt());
      return;
    }
    chain.doFilter(request, response);
    switch (response.getStatus()) {
      case 400 -> doorkeeper.count(request, Reason.MALFORMED);
      case 413 -> doorkeeper.count(request, Reason.TOO_LONG);
      default -> {}
    }
  }
}
