package dev.handoff.local.stack;

import dev.handoff.access.LocalToken;
import dev.handoff.local.Refusal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The token that the services of a stack take: the one of this machine, or that of somebody whom
 * the services' issuer knows.
 *
 * @param given what {@code HANDOFF_TOKEN} holds; empty where the services have no issuer
 * @param file where the token of this machine is
 */
public record Tokens(String given, Path file) {

  /** Makes the token of this machine where it is not there yet, before the services ask for it. */
  Path make() throws IOException {
    LocalToken.in(file);
    return file;
  }

  /**
   * The token.
   *
   * @return nothing where there is none: nothing was ever started here
   * @throws Refusal if the file cannot be read
   */
  public Optional<String> find() {
    if (!given.isEmpty()) {
      return Optional.of(given);
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalToken.in(file).text());
    } catch (IOException unreadable) {
      throw new Refusal(unreadable.getMessage() + ".");
    }
  }

  /** A request of the one who has it. */
  public HttpRequest.Builder on(HttpRequest.Builder request) {
    return on(request, find());
  }

  static HttpRequest.Builder on(HttpRequest.Builder request, Optional<String> token) {
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request;
  }

  /** Never what it holds. */
  @Override
  public String toString() {
    return "the token in " + file;
  }
}
