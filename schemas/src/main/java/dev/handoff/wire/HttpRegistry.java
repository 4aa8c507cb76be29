package dev.handoff.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Confluent's registry API over HTTP: its own, Apicurio's compatible one, Karapace. */
final class HttpRegistry implements SchemaRegistry {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<URI> urls;
  private final String userInfo;
  private final HttpClient http;

  HttpRegistry(List<URI> urls, String userInfo, SSLContext trust) {
    this.urls = List.copyOf(urls);
    this.userInfo = userInfo;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(trust).build();
  }

  @Override
  public int register(String subject, Schema schema) {
    return id(
        post("/subjects/" + encoded(subject) + "/versions", schema, "registering " + subject));
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return id(post("/subjects/" + encoded(subject), schema, "looking up the schema of " + subject));
  }

  @Override
  public Registered latest(String subject) {
    String path = "/subjects/" + encoded(subject) + "/versions/latest";
    JsonNode answer = get(path, "looking up the latest schema of " + subject);
    return new Registered(id(answer), schema(answer));
  }

  @Override
  public Schema byId(int id) {
    return schema(get("/schemas/ids/" + id, "looking up schema id " + id));
  }

  private JsonNode get(String path, String doing) {
    return ask(path, request -> request.GET(), doing);
  }

  private JsonNode post(String path, Schema schema, String doing) {
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    return ask(
        path,
        request -> request.header("Content-Type", CONTENT_TYPE).POST(BodyPublishers.ofString(body)),
        doing);
  }

  private interface Method {
    HttpRequest.Builder on(HttpRequest.Builder request);
  }

  /** Asks one address after the other until one answers. */
  private JsonNode ask(String path, Method method, String doing) {
    RegistryUnavailable last = null;
    for (URI url : urls) {
      try {
        return answer(url, send(method.on(request(url, path)).build()), doing);
      } catch (IOException e) {
        RegistryUnavailable failure = new RegistryUnavailable(shown(url), doing, e);
        if (last != null) {
          failure.addSuppressed(last);
        }
        last = failure;
      }
    }
    throw last == null ? new IllegalStateException("a registry without an address") : last;
  }

  private HttpRequest.Builder request(URI url, String path) {
    String credentials = userInfo.isEmpty() ? url.getUserInfo() : userInfo;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(shown(url) + path))
            .timeout(TIMEOUT)
            .header("Accept", CONTENT_TYPE + ", application/json");
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * A 5xx, 408 or 429 is no answer, nor is one that does not let us in: neither says anything of
   * the record. Any other error is one: no.
   */
  private static JsonNode answer(URI url, HttpResponse<String> response, String doing)
      throws IOException {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      throw new IOException("it answered %d: it does not let us do that".formatted(status));
    }
    if (status >= 500 || status == 408 || status == 429) {
      throw new IOException("it answered " + status);
    }
    JsonNode body = json(response.body());
    if (status / 100 != 2) {
      throw new SerializationException(
          "Expected the schema registry at %s to succeed at %s, but it answered %d: %s"
              .formatted(shown(url), doing, status, body.path("message").asString("no reason")));
    }
    return body;
  }

  private static JsonNode json(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("it answered with something that is no JSON", e);
    }
  }

  private static int id(JsonNode answer) {
    return answer.path("id").asInt();
  }

  private static Schema schema(JsonNode answer) {
    String text = answer.path("schema").asString("");
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw new SerializationException(
          "Expected an Avro schema from the registry, but got something else: " + e.getMessage(),
          e);
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The address without credentials: this goes into messages. */
  private static String shown(URI url) {
    return url.getUserInfo() == null
        ? url.toString()
        : url.toString().replace(url.getRawUserInfo() + "@", "");
  }
}
