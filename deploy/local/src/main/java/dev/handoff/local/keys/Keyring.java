package dev.handoff.local.keys;

import dev.handoff.local.Refusal;
import dev.handoff.topic.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The folder with everything by which a secured stack knows whom it lets in. It is the stack's
 * owner's alone, and where it is, the stack is secured.
 *
 * @param folder the folder; it need not exist
 */
public record Keyring(Path folder) {
  /** Who may do everything: the local commands, and whoever sets a broker right. */
  public static final String ADMINISTRATOR = "administrator";

  /** A service reads its secrets from files that are named like the variables they stand for. */
  private static final String KAFKA_PASSWORD = "HANDOFF_KAFKA_PASSWORD";

  private static final String REGISTRY_PASSWORD = "HANDOFF_REGISTRY_PASSWORD";

  /** A part that listens with a certificate. */
  public enum Server {
    KAFKA,
    REGISTRY,
    POSTGRES;

    /** Its name in its certificate and in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether there is one, and the stack secured. */
  public boolean isThere() {
    return Files.isDirectory(folder);
  }

  /** Makes what is not there yet; what is there stays. */
  public void make() throws IOException {
    PrivateFiles.folder(folder);
    PrivateFiles.folder(folder.resolve("secrets"));
    PrivateFiles.folder(folder.resolve("clients"));
    if (!Files.isDirectory(certificates())) {
      makeCertificates();
    }
    for (var who : principals()) {
      PrivateFiles.folder(secrets(who));
      makePassword(who, KAFKA_PASSWORD);
      makePassword(who, REGISTRY_PASSWORD);
    }
  }

  private void makeCertificates() throws IOException {
    var half = folder.resolve("certificates.part");
    PrivateFiles.folder(half);
    Certificates.make(half, Arrays.stream(Server.values()).map(Server::id).toList());
    Files.move(half, certificates(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void makePassword(String who, String variable) throws IOException {
    var file = secrets(who).resolve(variable);
    if (!Files.exists(file)) {
      PrivateFiles.write(file, Passwords.fresh());
    }
  }

  /** Everybody who has passwords: every party of the catalogue, and the administrator. */
  public static List<String> principals() {
    return Stream.concat(Arrays.stream(Party.values()).map(Party::id), Stream.of(ADMINISTRATOR))
        .toList();
  }

  private Path certificates() {
    return folder.resolve("certificates");
  }

  /** The certificate that vouches for all parts, in PEM. */
  public Path authority() {
    return certificates().resolve("authority.pem");
  }

  /** Trusts the parts of this stack, and nobody else. */
  public SSLContext trust() throws IOException {
    try (var in = Files.newInputStream(authority())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("Expected a certificate in " + authority(), unreadable);
    }
  }

  /** A part's key, in PEM. */
  public Path key(Server server) {
    return certificates().resolve(server.id() + ".key");
  }

  /** A part's certificate and the authority's behind it, in PEM. */
  public Path certificate(Server server) {
    return certificates().resolve(server.id() + ".crt");
  }

  /** A part's key and certificates in one file, as Kafka wants them. */
  public Path identity(Server server) {
    return certificates().resolve(server.id() + ".pem");
  }

  /** The folder with somebody's secrets: a file each, named like the variable it stands for. */
  public Path secrets(String who) {
    return folder.resolve("secrets").resolve(who);
  }

  /** By which somebody logs in at the broker. */
  public String kafkaPassword(String who) {
    return secret(who, KAFKA_PASSWORD);
  }

  /** By which somebody logs in at the registry. */
  public String registryPassword(String who) {
    return secret(who, REGISTRY_PASSWORD);
  }

  /** Every password of everybody. */
  public List<String> allSecrets() {
    return isThere()
        ? principals().stream()
            .flatMap(who -> Stream.of(kafkaPassword(who), registryPassword(who)))
            .toList()
        : List.of();
  }

  private String secret(String who, String variable) {
    var file = secrets(who).resolve(variable);
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new Refusal(
          "Expected to read %s, but cannot: %s. deploy/local/up makes what is missing."
              .formatted(file, unreadable.getMessage()));
    }
  }

  /** Leaves a secret for a service among those that it has. */
  public void leave(String who, String variable, String secret) throws IOException {
    PrivateFiles.write(secrets(who).resolve(variable), secret);
  }

  /** Writes a file that nobody else may read. */
  public Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    PrivateFiles.write(file, text);
    return file;
  }
}
