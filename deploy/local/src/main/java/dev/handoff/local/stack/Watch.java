package dev.handoff.local.stack;

import java.util.List;
import java.util.Map;

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
  Watch on(List<Integer> ports) {
    return new Watch(
        new Address(ports.get(0), prometheus.variable()),
        new Address(ports.get(1), alertmanager.variable()));
  }
}
