package dev.handoff.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The registry in memory of this process, for other processes: Confluent's API on loopback. */
public final class RegistryOverHttp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SUBJECTS = "/subjects/";
  private static final String VERSIONS = "/versions";
  private static final String LATEST = "/versions/latest";
  private static final String IDS = "/schemas/ids/";

  private final SchemaRegistry registry;
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Opens it on any port.
   *
   * @param name the registry's, as in {@code mock://NAME}
   */
  public RegistryOverHttp(String name) {
    registry =
        SchemaRegistries.at(List.of("mock://" + name), new Password(""), new RegistryTls(Map.of()));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(requests);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What {@code schema.registry.url} has to say. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean says = exchange.getRequestMethod().equals("POST");
      answer(exchange, 200, says ? told(path, schemaIn(exchange)) : asked(path));
    } catch (SerializationException no) {
      answer(exchange, 404, JSON.createObjectNode().put("message", no.getMessage()));
    }
  }

  private ObjectNode told(String path, Schema schema) {
    String subject = path.substring(SUBJECTS.length());
    int id =
        subject.endsWith(VERSIONS)
            ? registry.register(without(VERSIONS, subject), schema)
            : registry.idOf(subject, schema);
    return JSON.createObjectNode().put("id", id);
  }

  private ObjectNode asked(String path) {
    if (path.startsWith(IDS)) {
      Schema schema = registry.byId(Integer.parseInt(path.substring(IDS.length())));
      return JSON.createObjectNode().put("schema", schema.toString());
    }
    var latest = registry.latest(without(LATEST, path.substring(SUBJECTS.length())));
    return JSON.createObjectNode().put("id", latest.id()).put("schema", latest.schema().toString());
  }

  private static String without(String end, String subject) {
    return subject.substring(0, subject.length() - end.length());
  }

  private static Schema schemaIn(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    return new Schema.Parser().parse(JSON.readTree(body).path("schema").asString());
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    requests.close();
  }
}
