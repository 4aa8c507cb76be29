package dev.handoff.testing;

import dev.handoff.topic.Party;
import dev.handoff.wire.AvroDeserializer;
import dev.handoff.wire.AvroSerializer;
import dev.handoff.wire.WireConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The configuration that services run with, so that tests and measurements run with the same. */
public final class BusDefaults {
  private static final String STREAMS = "spring.kafka.streams.properties.";

  private BusDefaults() {}

  /** Kafka Streams' configuration of a service, with a registry in memory. */
  public static Properties streams(Party self) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("bus-defaults.yml"));
    Properties config = new Properties();
    yaml.getObject()
        .forEach((key, value) -> {
          if (key instanceof String name && name.startsWith(STREAMS)) {
            config.put(name.substring(STREAMS.length()), resolved(value.toString(), self));
          }
        });
    config.putAll(clients(self.id()));
    return config;
  }

  /** What serializers need, with a registry in memory that others of the same name share. */
  public static Map<String, Object> clients(String registry) {
    Map<String, Object> config = new HashMap<>();
    config.put("value.serializer", AvroSerializer.class.getName());
    config.put("value.deserializer", AvroDeserializer.class.getName());
    config.put(WireConfig.SCHEMA_REGISTRY_URL, "mock://" + registry);
    config.put(WireConfig.SPECIFIC_AVRO_READER, true);
    return config;
  }

  private static String resolved(String value, Party self) {
    return value
        .replace("${spring.application.name}", self.id())
        .replaceAll("\\$\\{[^:}]+:([^}]*)}", "$1");
  }
}
