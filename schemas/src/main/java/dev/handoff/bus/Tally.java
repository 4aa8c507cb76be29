package dev.handoff.bus;

import dev.handoff.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a service counts: of which topics, and what of their messages. It is told each message once
 * that is committed, by one thread; see ADR 0034.
 */
public final class Tally {
  private final Map<Topic<?>, Consumer<Object>> counted = new LinkedHashMap<>();

  /** Counts a topic's messages too; erasures are none. */
  public <V> Tally of(Topic<V> topic, Consumer<V> count) {
    counted.put(topic, message -> count.accept(topic.type().cast(message)));
    return this;
  }

  Set<Topic<?>> topics() {
    return counted.keySet();
  }

  void count(String topic, Object message) {
    find(topic).ifPresent(count -> count.accept(message));
  }

  private Optional<Consumer<Object>> find(String topic) {
    return counted.entrySet().stream()
        .filter(each -> each.getKey().name().equals(topic))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
