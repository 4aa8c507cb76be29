package dev.handoff.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Asks another registry once. Good answers hold for good: a registry never gives an id to another
 * schema. That an id is unknown holds for a minute, so that a stream of foreign records does not
 * become a stream of requests. The latest version is always asked for by its caller, once.
 */
final class CachedRegistry implements SchemaRegistry {
  private static final Duration UNKNOWN_HOLDS_FOR = Duration.ofMinutes(1);
  private static final int UNKNOWN_AT_MOST = 10_000;

  private final SchemaRegistry registry;
  private final InstantSource time;
  private final Map<Subject, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Integer, Refusal> unknown = new ConcurrentHashMap<>();

  private record Subject(String name, Schema schema) {}

  private record Refusal(String sentence, Instant until) {}

  CachedRegistry(SchemaRegistry registry) {
    this(registry, InstantSource.system());
  }

  CachedRegistry(SchemaRegistry registry, InstantSource time) {
    this.registry = registry;
    this.time = time;
  }

  @Override
  public int register(String subject, Schema schema) {
    return ids.computeIfAbsent(
        new Subject(subject, schema), _ -> registry.register(subject, schema));
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return ids.computeIfAbsent(new Subject(subject, schema), _ -> registry.idOf(subject, schema));
  }

  @Override
  public Registered latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public Schema byId(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Refusal refusal = unknown.get(id);
    if (refusal != null && time.instant().isBefore(refusal.until())) {
      throw new SerializationException(refusal.sentence());
    }
    return ask(id);
  }

  private Schema ask(int id) {
    try {
      Schema schema = registry.byId(id);
      schemas.put(id, schema);
      return schema;
    } catch (SerializationException e) {
      if (unknown.size() >= UNKNOWN_AT_MOST) {
        unknown.clear();
      }
      unknown.put(
          id, new Refusal(String.valueOf(e.getMessage()), time.instant().plus(UNKNOWN_HOLDS_FOR)));
      throw e;
    }
  }
}
