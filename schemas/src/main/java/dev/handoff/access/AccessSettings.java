package dev.handoff.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens let somebody in, and how often one may come.
 *
 * @param issuer URL of the OpenID provider whose tokens are taken; its keys are found from there.
 *     Empty for none
 * @param jwkSet where the keys are instead: an {@code http(s)} URL, or a file that is read once, at
 *     the start. Empty for where the issuer says. With neither, the one token that is taken lies in
 *     {@code tokenFile}
 * @param audience what a token has to name in {@code aud}; empty for any
 * @param rolesClaim claim with the roles: words in a list, or apart by spaces; dots lead into a
 *     claim that holds others
 * @param repClaim claim with the rep of whom the token is
 * @param tokenFile file with the token of this machine, which is made where it is not there
 * @param requestsASecond most requests of one caller in a second, from 1; refused attempts of one
 *     address are counted likewise
 */
@ConfigurationProperties("handoff.access")
public record AccessSettings(
    String issuer,
    String jwkSet,
    String audience,
    String rolesClaim,
    String repClaim,
    Path tokenFile,
    int requestsASecond) {

  /** Refuses what cannot be. */
  public AccessSettings {
    if (requestsASecond < 1) {
      throw new IllegalArgumentException(
          "Expected HANDOFF_REQUESTS_A_SECOND to be at least 1, but it is " + requestsASecond);
    }
  }

  /** Whether others give the tokens. */
  boolean trustsAnIssuer() {
    return !issuer.isEmpty() || !jwkSet.isEmpty();
  }
}
