package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operator's secrets by name: from a properties file ({@code crm.url=…}, {@code crm.keys=…}),
 * else from the environment ({@code HANDOFF_NOTIFY_CRM_URL}, {@code HANDOFF_NOTIFY_CRM_KEYS}). The
 * file is read each time, so that a rotation needs no restart. No sentence of a problem quotes what
 * stands there.
 */
final class Credentials {
  private final @Nullable Path file;
  private final UnaryOperator<@Nullable String> environment;

  /**
   * @param file properties in UTF-8, or null for none
   * @param environment the value of a variable, or null
   */
  Credentials(@Nullable Path file, UnaryOperator<@Nullable String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /** What is known by a name: possibly nothing, which is then said by whoever needs it. */
  Credential named(String name) {
    Properties properties = read();
    return new Credential(
        name,
        find(properties, name, "url").flatMap(Credentials::address).orElse(null),
        find(properties, name, "keys").stream()
            .flatMap(keys -> Arrays.stream(keys.split("[,\\s]+")))
            .filter(key -> !key.isEmpty())
            .toList());
  }

  /** Those of some names of which nothing is known. */
  List<String> missing(List<String> names) {
    return names.stream()
        .map(this::named)
        .filter(credential -> credential.url() == null && credential.keys().isEmpty())
        .map(Credential::name)
        .toList();
  }

  private Optional<String> find(Properties properties, String name, String what) {
    String written = properties.getProperty(name + "." + what);
    return Optional.ofNullable(written != null ? written : environment.apply(variable(name, what)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  static String variable(String name, String what) {
    return ("HANDOFF_NOTIFY_" + name + "_" + what)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "_");
  }

  private Properties read() {
    Properties properties = new Properties();
    if (file != null) {
      try (var reader = Files.newBufferedReader(file, UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        return new Properties(); // as if it said nothing; what is missing is said by name
      }
    }
    return properties;
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      return Optional.of(address)
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> List.of("http", "https").contains(String.valueOf(uri.getScheme())));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }
}
