package dev.handoff.wire;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust behind a registry's https URL, and who we are there, in the words of Kafka's own
 * clients: PEM, PKCS12 and JKS, as files or in place.
 *
 * @param settings {@code ssl.…} and what stands there; without any, the JDK's own authorities
 */
record RegistryTls(Map<String, Object> settings) {
  private static final String SSL = "ssl.";
  private static final ConfigDef DEFINITION = new ConfigDef().withClientSslSupport();

  /** The same, of settings among which others may be. */
  static RegistryTls of(Map<String, Object> settings) {
    return new RegistryTls(
        settings.entrySet().stream()
            .filter(setting -> setting.getKey().startsWith(SSL) && isSaid(setting.getValue()))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** An environment variable that is not set leaves an empty value. */
  private static boolean isSaid(@Nullable Object value) {
    return value != null && !value.toString().isBlank();
  }

  /**
   * @throws org.apache.kafka.common.KafkaException if a file cannot be read, or is not what it is
   *     said to be
   */
  SSLContext context() {
    if (settings.isEmpty()) {
      return ofTheJdk();
    }
    try (var factory = new DefaultSslEngineFactory()) {
      factory.configure(DEFINITION.parse(settings));
      return factory.sslContext();
    }
  }

  private static SSLContext ofTheJdk() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("a JDK without TLS", e);
    }
  }
}
