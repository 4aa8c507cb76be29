package dev.handoff.testing;

import dev.handoff.access.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** How tests get in: with the token of this module, which every service that they start takes. */
public final class LocalAccess {
  /** How the documents begin a request. */
  public static final String CURL = "curl -H \"Authorization: Bearer $(deploy/local/token)\"";

  private static final Path FILE = Path.of("target", "token");

  private LocalAccess() {}

  /** What tells a service where its token is, and to take any port for health and metrics. */
  public static String[] settings() {
    return settings(0);
  }

  /** The same with a port for health and metrics that others have to know beforehand. */
  static String[] settings(int managementPort) {
    return new String[] {
      "--handoff.access.token-file=" + FILE.toAbsolutePath(),
      "--management.server.port=" + managementPort
    };
  }

  /** Where the health and metrics of a service are that was started so. */
  public static String managementUrl(ApplicationContext service) {
    return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port");
  }

  /** The value of the header {@code Authorization}. */
  public static String bearer() {
    try {
      return "Bearer " + LocalToken.in(FILE).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
