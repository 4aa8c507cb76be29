package dev.handoff.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A service would listen to other machines, and nobody says whose tokens to believe. */
public final class UnguardedAddress extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private UnguardedAddress(String found) {
    super(
        "Expected HANDOFF_BIND to be a loopback address while there is no issuer of tokens, but it is %s"
            .formatted(found));
  }

  /**
   * @param bind where the desks listen; null for every address of the machine
   * @throws UnguardedAddress where that is more than this machine, and no issuer is trusted
   */
  static void refuse(@Nullable InetAddress bind, AccessSettings settings) {
    if (!settings.trustsAnIssuer() && (bind == null || !bind.isLoopbackAddress())) {
      throw new UnguardedAddress(bind == null ? "every address" : bind.getHostAddress());
    }
  }
}
