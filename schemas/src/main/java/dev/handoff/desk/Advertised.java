package dev.handoff.desk;

import java.net.InetAddress;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Where an instance says that the others reach it. */
public final class Advertised {
  private Advertised() {}

  /**
   * @param endpoint as {@code host:port}
   * @throws IllegalArgumentException where nobody else could reach it
   */
  public static HostInfo at(@Nullable String endpoint) {
    HostInfo advertised = read(endpoint);
    if (advertised == null || advertised.host().isEmpty()) {
      throw refusal("a host and a port, such as 10.0.0.7:8091", endpoint);
    }
    if (isEveryAddress(advertised.host())) {
      throw refusal("a host at which the other instances reach this one", endpoint);
    }
    return advertised;
  }

  private static @Nullable HostInfo read(@Nullable String endpoint) {
    try {
      return HostInfo.buildFromEndpoint(endpoint);
    } catch (ConfigException | IllegalArgumentException noEndpoint) {
      return null;
    }
  }

  /** One can listen at every address of a machine, but not call there. */
  private static boolean isEveryAddress(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static IllegalArgumentException refusal(String expected, @Nullable String found) {
    return new IllegalArgumentException(
        "Expected HANDOFF_ADVERTISED to be %s, but found %s. Set it to this machine's host:port; unless said otherwise it is HANDOFF_BIND with the HTTP port"
            .formatted(expected, found));
  }
}
