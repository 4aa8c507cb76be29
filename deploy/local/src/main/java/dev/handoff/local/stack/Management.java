package dev.handoff.local.stack;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the services say how they are, and what they count: a hundred ports above their desks,
 * unless said otherwise.
 *
 * @param scoring each instance of scoring-service, the first first
 * @param lifecycle lifecycle-service
 * @param slaMonitor sla-monitor-service
 */
public record Management(List<Address> scoring, Address lifecycle, Address slaMonitor) {
  private static final String SCORING_PORT = "HANDOFF_SCORING_MANAGEMENT_PORT";
  private static final String LIFECYCLE_PORT = "HANDOFF_LIFECYCLE_MANAGEMENT_PORT";
  private static final String SLA_MONITOR_PORT = "HANDOFF_SLA_MONITOR_MANAGEMENT_PORT";
  private static final int ABOVE = 100;

  static Management of(
      Map<String, String> environment,
      List<Address> scoring,
      Address lifecycle,
      Address slaMonitor) {
    return new Management(
        IntStream.rangeClosed(1, scoring.size())
            .mapToObj(number -> above(environment, variable(number), scoring.get(number - 1)))
            .toList(),
        above(environment, LIFECYCLE_PORT, lifecycle),
        above(environment, SLA_MONITOR_PORT, slaMonitor));
  }

  private static Address above(Map<String, String> environment, String variable, Address desk) {
    return Address.of(environment, variable, Math.min(desk.port() + ABOVE, Place.HIGHEST_PORT));
  }

  private static String variable(int instance) {
    return instance == 1 ? SCORING_PORT : SCORING_PORT + "_" + instance;
  }

  /** The same on other ports, two more than there are instances of scoring-service. */
  Management on(List<Integer> ports) {
    return new Management(
        IntStream.range(0, scoring.size())
            .mapToObj(i -> new Address(ports.get(i + 2), scoring.get(i).variable()))
            .toList(),
        new Address(ports.get(0), lifecycle.variable()),
        new Address(ports.get(1), slaMonitor.variable()));
  }
}
