package dev.handoff.local.stack;

import static java.util.stream.Collectors.joining;

import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Keyring.Server;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;

/**
 * A secured registry's properties: TLS and nothing else, and who may do what. Whoever writes to
 * topics may register schemas; whoever only reads may look them up.
 */
final class RegistryLogins {
  private static final String READS = "sr-readonly";
  private static final String WRITES = "sr-developer";
  private static final String RULES = "sr-admin";

  private RegistryLogins() {}

  static String of(Place place) {
    var keyring = place.home().keyring();
    return """
    quarkus.http.ssl-port=%d
    quarkus.http.insecure-requests=disabled
    quarkus.http.ssl.certificate.files=%s
    quarkus.http.ssl.certificate.key-files=%s
    quarkus.http.auth.basic=true
    quarkus.security.users.embedded.plain-text=true
    apicurio.auth.role-based-authorization=true
    """
            .formatted(
                place.registry().port(),
                Listeners.escaped(keyring.certificate(Server.REGISTRY)),
                Listeners.escaped(keyring.key(Server.REGISTRY)))
        + Keyring.principals().stream().map(who -> login(keyring, who)).collect(joining());
  }

  private static String login(Keyring keyring, String who) {
    return """
    quarkus.security.users.embedded.users.%1$s=%2$s
    quarkus.security.users.embedded.roles.%1$s=%3$s
    """
        .formatted(who, keyring.registryPassword(who), role(who));
  }

  private static String role(String who) {
    if (who.equals(Keyring.ADMINISTRATOR)) {
      return RULES;
    }
    var party = Party.named(who);
    return Topics.all().stream().anyMatch(topic -> topic.writers().contains(party))
        ? WRITES
        : READS;
  }
}
