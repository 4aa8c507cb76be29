package dev.handoff.local.keys;

import static org.apache.kafka.clients.CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_JAAS_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_MECHANISM;
import static org.apache.kafka.common.config.SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_KEYSTORE_TYPE_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG;

import dev.handoff.local.keys.Keyring.Server;
import dev.handoff.wire.WireConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** How to log in, in the words of Kafka's clients and of the registry's serializers. */
public final class Login {
  /** How passwords are proved to the broker, which never sees them. */
  public static final String MECHANISM = "SCRAM-SHA-512";

  private static final String PEM = "PEM";

  private Login() {}

  /** At the broker, by a password. */
  public static Map<String, Object> atKafka(Keyring keyring, String who) {
    var settings = new HashMap<String, Object>();
    settings.put(SECURITY_PROTOCOL_CONFIG, SecurityProtocol.SASL_SSL.name);
    settings.put(SASL_MECHANISM, MECHANISM);
    settings.put(
        SASL_JAAS_CONFIG,
        "%s required username=\"%s\" password=\"%s\";"
            .formatted(ScramLoginModule.class.getName(), who, keyring.kafkaPassword(who)));
    settings.put(SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
    settings.put(SSL_TRUSTSTORE_LOCATION_CONFIG, keyring.authority().toString());
    return settings;
  }

  /** At the broker's own listener, by its own certificate: before there are any users. */
  public static Map<String, Object> asTheBroker(Keyring keyring) {
    return Map.of(
        SECURITY_PROTOCOL_CONFIG,
        SecurityProtocol.SSL.name,
        SSL_KEYSTORE_TYPE_CONFIG,
        PEM,
        SSL_KEYSTORE_LOCATION_CONFIG,
        keyring.identity(Server.KAFKA).toString(),
        SSL_TRUSTSTORE_TYPE_CONFIG,
        PEM,
        SSL_TRUSTSTORE_LOCATION_CONFIG,
        keyring.authority().toString());
  }

  /** At the registry, by a password. */
  public static Map<String, Object> atTheRegistry(Keyring keyring, String who) {
    var tls = WireConfig.SCHEMA_REGISTRY_NAMESPACE;
    return Map.of(
        WireConfig.BASIC_AUTH_CREDENTIALS_SOURCE,
        "USER_INFO",
        WireConfig.BASIC_AUTH_USER_INFO,
        who + ":" + keyring.registryPassword(who),
        tls + SSL_TRUSTSTORE_TYPE_CONFIG,
        PEM,
        tls + SSL_TRUSTSTORE_LOCATION_CONFIG,
        keyring.authority().toString());
  }

  /** The settings as a file of properties, for other clients. */
  public static String asProperties(Map<String, Object> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
