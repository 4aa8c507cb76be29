package dev.handoff.local.stack;

import java.util.Map;
import java.util.Queue;

/**
 * Where those listen that watch over the rest, where they are wished for.
 *
 * @param prometheus Prometheus
 * @param alertmanager Alertmanager
 */
public record Watch(Address prometheus, Address alertmanager) {

  static Watch of(Map<String, String> environment) {
    return new Watch(
        Address.of(environment, "HANDOFF_PROMETHEUS_PORT", 9090),
        Address.of(environment, "HANDOFF_ALERTMANAGER_PORT", 9093));
  }

  /** The same on other ports. */
  Watch on(Queue<Integer> ports) {
    return new Watch(prometheus.on(ports.remove()), alertmanager.on(ports.remove()));
  }
}
