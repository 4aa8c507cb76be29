package dev.handoff.sla.notice;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told, and what proves that it is us. Says nothing of it when it is printed.
 *
 * @param name as subscriptions name it
 * @param url where to; null where none was given
 * @param keys webhook: signing keys, the newest first, two during a rotation; PagerDuty: the
 *     routing key
 */
record Credential(String name, @Nullable URI url, List<String> keys) {
  @Override
  public String toString() {
    return name;
  }
}
