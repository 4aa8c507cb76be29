package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.util.Map;

/**
 * Where a part of the stack listens: always on loopback.
 *
 * @param port TCP port, 1 to 65535
 * @param variable the environment variable that changes it
 */
public record Address(int port, String variable) {
  static final String LOOPBACK = "127.0.0.1";
  static final int HIGHEST_PORT = 65_535;

  static Address of(Map<String, String> environment, String variable, int usually) {
    var text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return new Address(usually, variable);
    }
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > HIGHEST_PORT) {
      throw new Refusal(
          "Expected " + variable + " to be a port from 1 to 65535, but it is '" + text + "'.");
    }
    return new Address(Integer.parseInt(text), variable);
  }

  /** The same on another port. */
  Address on(int other) {
    return new Address(other, variable);
  }

  /** Whether anybody listens there; the answer comes at once. */
  public boolean answers() {
    return FreePort.answers(port);
  }

  /** Host and port, as Kafka's clients want them. */
  public String hostAndPort() {
    return LOOPBACK + ":" + port;
  }

  /** The URL of a path, which starts with a slash or is empty. */
  public String url(String path) {
    return "http://" + hostAndPort() + path;
  }
}
