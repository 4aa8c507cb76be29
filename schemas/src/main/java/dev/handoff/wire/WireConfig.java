package dev.handoff.wire;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.types.Password;

/** The configuration keys that Confluent's serializers have, with the same meaning and defaults. */
public final class WireConfig extends AbstractConfig {

  /** Base URLs of the registry, comma separated, tried in order; {@code mock://NAME} in tests. */
  public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";

  /** Whether a serializer registers a schema that the registry does not have. Default true. */
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

  /**
   * Whether a serializer that does not register writes with the subject's latest version instead of
   * looking up its own. Default false.
   */
  public static final String USE_LATEST_VERSION = "use.latest.version";

  /** Whether a deserializer makes generated classes (else generic records). Default false. */
  public static final String SPECIFIC_AVRO_READER = "specific.avro.reader";

  /** Where the user's name and password stand: URL (default) or USER_INFO. */
  public static final String BASIC_AUTH_CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password}, where the source is USER_INFO. */
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";

  /**
   * What the keys begin with that say whom to trust behind an https URL, and who we are there:
   * those of Kafka's own clients follow, such as {@code schema.registry.ssl.truststore.location}.
   * Without any, the certificate authorities of the JDK.
   */
  public static final String SCHEMA_REGISTRY_NAMESPACE = "schema.registry.";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(SCHEMA_REGISTRY_URL, Type.LIST, Importance.HIGH, "Base URLs of the registry.")
          .define(AUTO_REGISTER_SCHEMAS, Type.BOOLEAN, true, Importance.MEDIUM, "Register schemas.")
          .define(USE_LATEST_VERSION, Type.BOOLEAN, false, Importance.LOW, "Write with the latest.")
          .define(SPECIFIC_AVRO_READER, Type.BOOLEAN, false, Importance.LOW, "Generated classes.")
          .define(
              BASIC_AUTH_CREDENTIALS_SOURCE,
              Type.STRING,
              "URL",
              ValidString.in("URL", "USER_INFO"),
              Importance.MEDIUM,
              "Where the credentials stand.")
          .define(BASIC_AUTH_USER_INFO, Type.PASSWORD, "", Importance.MEDIUM, "user:password");

  /**
   * @throws org.apache.kafka.common.config.ConfigException if the URL is missing or a value is not
   *     what its key expects
   */
  WireConfig(Map<String, ?> given) {
    super(DEFINITION, given, false);
  }

  SchemaRegistry registry() {
    return SchemaRegistries.at(
        getList(SCHEMA_REGISTRY_URL),
        userInfo(),
        RegistryTls.of(originalsWithPrefix(SCHEMA_REGISTRY_NAMESPACE)));
  }

  boolean autoRegisters() {
    return getBoolean(AUTO_REGISTER_SCHEMAS);
  }

  boolean usesLatestVersion() {
    return getBoolean(USE_LATEST_VERSION);
  }

  boolean readsSpecific() {
    return getBoolean(SPECIFIC_AVRO_READER);
  }

  private Password userInfo() {
    return getString(BASIC_AUTH_CREDENTIALS_SOURCE).equals("USER_INFO")
        ? getPassword(BASIC_AUTH_USER_INFO)
        : new Password("");
  }
}
