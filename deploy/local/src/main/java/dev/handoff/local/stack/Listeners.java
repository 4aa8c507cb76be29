package dev.handoff.local.stack;

import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Keyring.Server;
import dev.handoff.local.keys.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** Where the broker listens, and whom it lets in there: its properties on that. */
final class Listeners {
  private static final String ADVERTISED = "advertised.listeners";
  private static final String OWN = "BROKER://";

  private Listeners() {}

  /** Everybody on this machine is let in. */
  static String open(Place place) {
    return """
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=BROKER://%1$s,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=BROKER://%1$s
    inter.broker.listener.name=BROKER
    listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
    """
        .formatted(place.bootstrapServers(), FreePort.any());
  }

  /**
   * Clients are let in by a password, the broker itself by its certificate, and what no right
   * allows is refused.
   */
  static String secured(Place place) {
    var ports = FreePort.some(2);
    var keyring = place.home().keyring();
    return """
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=CLIENT://%1$s,BROKER://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=CLIENT://%1$s,BROKER://127.0.0.1:%3$d
    inter.broker.listener.name=BROKER
    listener.security.protocol.map=CLIENT:SASL_SSL,BROKER:SSL,CONTROLLER:SSL
    ssl.keystore.type=PEM
    ssl.keystore.location=%4$s
    ssl.truststore.type=PEM
    ssl.truststore.location=%5$s
    listener.name.broker.ssl.client.auth=required
    listener.name.controller.ssl.client.auth=required
    listener.name.client.sasl.enabled.mechanisms=%6$s
    listener.name.client.%7$s.sasl.jaas.config=%8$s required;
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    allow.everyone.if.no.acl.found=false
    super.users=User:CN=%9$s;User:%10$s
    """
        .formatted(
            place.bootstrapServers(),
            ports.get(0),
            ports.get(1),
            escaped(keyring.identity(Server.KAFKA)),
            escaped(keyring.authority()),
            Login.MECHANISM,
            Login.MECHANISM.toLowerCase(Locale.ROOT),
            ScramLoginModule.class.getName(),
            Server.KAFKA.id(),
            Keyring.ADMINISTRATOR);
  }

  /** Where a secured broker listens for itself, as its properties have it. */
  static String own(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Arrays.stream(properties.getProperty(ADVERTISED, "").split(","))
        .filter(listener -> listener.startsWith(OWN))
        .map(listener -> listener.substring(OWN.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " names no " + OWN));
  }

  static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
