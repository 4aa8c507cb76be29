package dev.handoff.local.stack;

import static java.util.stream.Collectors.joining;

import dev.handoff.local.Refusal;
import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Login;
import java.io.IOException;
import java.util.HashMap;

/** Makes a stack one that lets in only whom it knows. It stays one until it is wiped. */
public final class Securing {
  private Securing() {}

  /**
   * Makes what is missing of keys and passwords.
   *
   * @throws Refusal where parts run that let in everybody
   */
  public static void run(Place place) throws IOException {
    var stack = new Stack(place);
    try (var _ = stack.hold()) {
      if (!place.isSecured()) {
        refuseIfRunning(stack);
      }
      place.home().keyring().make();
      for (var who : Keyring.principals()) {
        leaveSettings(place, who);
      }
    }
  }

  private static void refuseIfRunning(Stack stack) {
    var running =
        stack.parts().stream()
            .map(Part::name)
            .filter(part -> stack.processes().find(part).isPresent())
            .collect(joining(", "));
    if (!running.isEmpty()) {
      throw new Refusal(
          "Expected nothing of this stack to run yet, but it runs without keys and passwords (%s). deploy/local/down first."
              .formatted(running));
    }
  }

  /** For any other client: Kafka's own tools, kcat, a connector. */
  private static void leaveSettings(Place place, String who) throws IOException {
    var settings = new HashMap<>(place.kafkaClient(who));
    settings.putAll(place.registryClient(who));
    place.home().keyring().write("clients/" + who + ".properties", Login.asProperties(settings));
  }
}
