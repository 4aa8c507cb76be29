package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.local.Refusal;
import dev.handoff.local.keys.Keyring.Server;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * PostgreSQL, for the ledger: the real one, from Maven Central, on loopback and with a password.
 */
public record Postgres(Place place) implements Part {
  private static final String DATABASE = "handoff";
  private static final String USER = "handoff";
  static final String PASSWORD = "HANDOFF_LEDGER_PASSWORD";

  private static final String READER = "handoff_reader";

  /** Whom it lets in where it is secured. */
  private static final String TLS_AND_PASSWORD = "hostssl all all 127.0.0.1/32 scram-sha-256\n";

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Address address() {
    return place.postgres();
  }

  @Override
  public String connect() {
    return url(DATABASE);
  }

  @Override
  public Launch prepare() throws IOException {
    var bin = PostgresBinaries.in(place.home().app(name())).resolve("bin");
    var data = place.home().data(name());
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      create(bin, data);
    }
    var command =
        new ArrayList<>(
            asNobody(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(address().port())));
    parameters().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new Launch(command, Map.of());
  }

  private Map<String, String> parameters() throws IOException {
    var parameters = new TreeMap<String, String>();
    parameters.put("listen_addresses", Address.LOOPBACK);
    parameters.put("unix_socket_directories", "");
    parameters.put("max_connections", "40");
    // Rows and position are one transaction: a lost last one is read from the topics again.
    parameters.put("synchronous_commit", "off");
    if (place.isSecured()) {
      var keyring = place.home().keyring();
      parameters.put("ssl", "on");
      parameters.put("ssl_key_file", keyring.key(Server.POSTGRES).toString());
      parameters.put("ssl_cert_file", keyring.certificate(Server.POSTGRES).toString());
      parameters.put("hba_file", keyring.write("postgres.hba", TLS_AND_PASSWORD).toString());
    }
    return parameters;
  }

  private void create(Path bin, Path data) throws IOException {
    Copies.remove(data); // what an interrupted start may have left
    Files.createDirectories(data.getParent());
    writePassword(passwordFile());
    Processes.finish(
        asNobody(
            bin.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile(),
            "--encoding=UTF8",
            "--locale=C"),
        "PostgreSQL could not make its folder");
  }

  private static void writePassword(Path file) throws IOException {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(bytes));
  }

  private Path passwordFile() {
    return place.home().data(name() + ".password");
  }

  private Path readerPasswordFile() {
    return place.home().data(name() + ".reader.password");
  }

  /** It refuses to run as root; in a user namespace of its own, root is nobody. */
  private static List<String> asNobody(String... command) throws IOException {
    var whole = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      Processes.finish(
          List.of("unshare", "-U", "true"),
          "PostgreSQL does not run as root, and this machine lets root have no user namespace"
              + " (unshare -U). Run deploy/local as another user");
      whole.addAll(List.of("unshare", "-U"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  @Override
  public boolean ready() {
    try (var connection = connection("postgres")) {
      return connection.isValid(1);
    } catch (SQLException | IOException notYet) {
      return false;
    }
  }

  @Override
  public void settleIn() throws IOException {
    try (var connection = connection("postgres");
        var statement = connection.createStatement()) {
      if (!isThere(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE);
      }
      makeReader(statement);
    } catch (SQLException failed) {
      throw new Refusal("PostgreSQL did not make the database: " + failed.getMessage());
    }
  }

  /** The role of whoever only asks. */
  private void makeReader(Statement statement) throws SQLException, IOException {
    if (!Files.exists(readerPasswordFile())) {
      writePassword(readerPasswordFile());
    }
    if (!isThere(statement, "select from pg_roles where rolname = '" + READER + "'")) {
      statement.execute("create role " + READER + " login");
    }
    statement.execute(
        "alter role %s password '%s'".formatted(READER, password(readerPasswordFile())));
    statement.execute("grant pg_read_all_data to " + READER);
  }

  private static boolean isThere(Statement statement, String query) throws SQLException {
    try (var found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  /** Without waiting for those who are connected. */
  @Override
  public void stop(ProcessHandle process) throws IOException {
    Processes.finish(
        List.of("kill", "-INT", Long.toString(process.pid())), "PostgreSQL could not be told");
  }

  /** A connection to the ledger. */
  public Connection ledger() {
    try {
      return connection(DATABASE);
    } catch (SQLException | IOException away) {
      throw away(away);
    }
  }

  /** A connection to the ledger as a role that may read every table and write none. */
  public Connection reader() {
    if (!Files.exists(readerPasswordFile())) {
      throw new Refusal(
          "PostgreSQL has no role for questions yet. deploy/local/up makes it when it starts"
              + " PostgreSQL; where that runs already, deploy/local/down comes first.");
    }
    try {
      return connection(DATABASE, READER, readerPasswordFile());
    } catch (SQLException | IOException away) {
      throw away(away);
    }
  }

  private Refusal away(Exception away) {
    return new Refusal(
        "Expected PostgreSQL at %s to answer, but: %s. deploy/local/up starts it."
            .formatted(address().hostAndPort(), away.getMessage()));
  }

  private Connection connection(String database) throws SQLException, IOException {
    return connection(database, USER, passwordFile());
  }

  private Connection connection(String database, String user, Path passwordFile)
      throws SQLException, IOException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password(passwordFile));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "2");
    return DriverManager.getConnection(url(database), properties);
  }

  private static String password(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private String url(String database) {
    var url = "jdbc:postgresql://" + address().hostAndPort() + "/" + database;
    return place.isSecured()
        ? url
            + "?sslmode=verify-full&sslrootcert="
            + URLEncoder.encode(place.home().keyring().authority().toString(), UTF_8)
        : url;
  }

  /** Every password that opens it. */
  List<String> secrets() throws IOException {
    var secrets = new ArrayList<String>();
    for (var file : List.of(passwordFile(), readerPasswordFile())) {
      if (Files.exists(file)) {
        secrets.add(password(file));
      }
    }
    return secrets;
  }

  /** What a service needs to find it, and to be let in. */
  Map<String, String> settings() throws IOException {
    return Map.of(
        "HANDOFF_LEDGER_URL",
        url(DATABASE),
        "HANDOFF_LEDGER_USER",
        USER,
        PASSWORD,
        password(passwordFile()));
  }
}
