package dev.handoff.local.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which desks answer to whom. */
public final class Doors {
  private static final String ANOTHER = "0".repeat(64);

  private Doors() {}

  /** Sentences on the services that let somebody in who has no token, or not theirs. */
  public static List<String> open(Place place) {
    return new Stack(place)
        .everyService()
        .flatMap(service ->
            Stream.of(Optional.<String>empty(), Optional.of(ANOTHER))
                .map(token -> Http.status(service.address().url("/v1/leads/L-1"), token))
                .filter(status -> status != 401)
                .map(status -> service.name() + " answers a stranger with " + status))
        .toList();
  }
}
