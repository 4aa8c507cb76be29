package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.sla.notice.Receiver.Request;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The check of a receiver as the scheme's document describes it, by nobody's library. */
final class StandardWebhooks {
  private StandardWebhooks() {}

  static boolean isSigned(Request request, String key) {
    String signed =
        String.join(
            ".", request.header("webhook-id"), request.header("webhook-timestamp"), request.body());
    byte[] expected = hmac(Base64.getDecoder().decode(key.substring("whsec_".length())), signed);
    return Stream.of(request.header("webhook-signature").split(" "))
        .filter(signature -> signature.startsWith("v1,"))
        .map(signature -> Base64.getDecoder().decode(signature.substring("v1,".length())))
        .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
