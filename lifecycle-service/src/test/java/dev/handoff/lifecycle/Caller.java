package dev.handoff.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.testing.LocalAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody in sales, with curl. */
final class Caller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;

  /**
   * @param url of the instance that is asked
   */
  Caller(String url) {
    this.url = url;
  }

  /**
   * Asks for something to be done with a lead.
   *
   * @param json with ' for "
   * @param headers names and values
   */
  Answer post(String lead, String verb, String json, String... headers) {
    String id = URLEncoder.encode(lead, UTF_8).replace("+", "%20");
    return send("/v1/leads/" + id + "/" + verb, json.replace('\'', '"'), headers);
  }

  /** Sends a body as curl does. */
  Answer send(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded") // as curl says
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Has a lead erased. */
  Answer erase(String lead) {
    String id = URLEncoder.encode(lead, UTF_8).replace("+", "%20");
    return send(
        HttpRequest.newBuilder(URI.create(url + "/v1/leads/" + id))
            .timeout(Duration.ofSeconds(30))
            .DELETE());
  }

  /** Reads what is there. */
  Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  private static Answer send(HttpRequest.Builder request) {
    request.setHeader("Authorization", LocalAccess.bearer());
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new NoAnswer(e);
    }
  }

  /** Whoever was asked is not there, or not any more. */
  static final class NoAnswer extends AssertionError {
    private static final long serialVersionUID = 1;

    private NoAnswer(Exception cause) {
      super("Expected an answer", cause);
    }
  }

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String text(String key) {
      return json().path(key).asString();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }
}
