package dev.handoff.local.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes certificates with the JDK's keytool, and leaves them as PEM. The authority that signs them
 * lives for as long as that takes: its key is thrown away, so that nobody can have another
 * certificate from it.
 */
final class Certificates {
  private static final String AUTHORITY = "authority";
  private static final String DAYS = "3650";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  private final Path folder;
  private final Path keystore;
  private final Path password;

  private Certificates(Path folder) {
    this.folder = folder;
    this.keystore = folder.resolve("making.p12");
    this.password = folder.resolve("making.password");
  }

  /**
   * Makes a new authority, and a certificate for each name, valid for this machine's loopback.
   *
   * @param folder where to: {@code authority.pem}, and of each name {@code NAME.key}, {@code
   *     NAME.crt} and, both together, {@code NAME.pem}
   */
  static void make(Path folder, List<String> names) throws IOException {
    var certificates = new Certificates(folder);
    Files.deleteIfExists(certificates.keystore); // what an interrupted start may have left
    PrivateFiles.write(certificates.password, Passwords.fresh());
    try {
      certificates.makeAuthority();
      for (var name : names) {
        certificates.make(name);
      }
      certificates.write(names);
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("Expected to read what keytool made", unreadable);
    } finally {
      Files.deleteIfExists(certificates.keystore);
      Files.deleteIfExists(certificates.password);
    }
  }

  private void makeAuthority() throws IOException {
    generate(AUTHORITY, "-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign");
  }

  private void make(String name) throws IOException {
    generate(
        name,
        "-signer",
        AUTHORITY,
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-ext",
        "eku=serverAuth,clientAuth");
  }

  private void generate(String name, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass:file",
                password.toString()));
    command.addAll(List.of(more));
    finish(command);
  }

  private static void finish(List<String> command) throws IOException {
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(keytool.getInputStream().readAllBytes());
    try {
      if (keytool.waitFor() != 0) {
        throw new Refusal("The JDK's keytool could not make a certificate:\n" + said.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  private void write(List<String> names) throws IOException, GeneralSecurityException {
    var secret = Files.readString(password).toCharArray();
    var store = KeyStore.getInstance(keystore.toFile(), secret);
    PrivateFiles.write(folder.resolve("authority.pem"), chain(store, AUTHORITY));
    for (var name : names) {
      var key = pem("PRIVATE KEY", store.getKey(name, secret).getEncoded());
      var chain = chain(store, name);
      PrivateFiles.write(folder.resolve(name + ".key"), key);
      PrivateFiles.write(folder.resolve(name + ".crt"), chain);
      PrivateFiles.write(folder.resolve(name + ".pem"), key + chain);
    }
  }

  private static String chain(KeyStore store, String name) throws GeneralSecurityException {
    var encoded = new ArrayList<byte[]>();
    for (var certificate : Arrays.asList(store.getCertificateChain(name))) {
      encoded.add(certificate.getEncoded());
    }
    return encoded.stream().map(each -> pem("CERTIFICATE", each)).collect(Collectors.joining());
  }

  private static String pem(String what, byte[] encoded) {
    return """
    -----BEGIN %1$s-----
    %2$s
    -----END %1$s-----
    """
        .formatted(what, LINES.encodeToString(encoded));
  }
}
