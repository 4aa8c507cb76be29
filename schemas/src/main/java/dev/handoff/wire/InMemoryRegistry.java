package dev.handoff.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** The registry behind {@code mock://NAME}: shared by all who name it, gone with the process. */
final class InMemoryRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    int index = schemas.indexOf(schema);
    if (index < 0) {
      schemas.add(schema);
      index = schemas.size() - 1;
    }
    int id = index + 1;
    List<Integer> versions = subjects.computeIfAbsent(subject, _ -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    int id = schemas.indexOf(schema) + 1;
    if (!subjects.getOrDefault(subject, List.of()).contains(id)) {
      throw new SerializationException(
          "Expected subject %s to have the schema of %s, but it was never registered"
              .formatted(subject, schema.getFullName()));
    }
    return id;
  }

  @Override
  public synchronized Registered latest(String subject) {
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    if (versions.isEmpty()) {
      throw new SerializationException(
          "Expected subject %s to have a version, but it has none".formatted(subject));
    }
    return new Registered(versions.getLast(), byId(versions.getLast()));
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SerializationException(
          "Expected schema id %d to be known, but it is not".formatted(id));
    }
    return schemas.get(id - 1);
  }
}
