package dev.handoff.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The few requests that the stack sends to its own parts. */
final class Http {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  /** What is decided on Kafka takes its time. */
  private static final Duration DONE_WITHIN = Duration.ofSeconds(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private Http() {}

  /** Whether a GET is answered with 200 soon. */
  static boolean answers(String url) {
    try {
      return send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What a GET is answered with, whatever its status; empty without an answer. */
  static String body(String url) {
    try {
      return send(HttpRequest.newBuilder(URI.create(url)).GET()).body();
    } catch (IOException noAnswer) {
      return "";
    }
  }

  /** What a DELETE is answered with, whatever its status; empty without an answer. */
  static String delete(String url, Tokens tokens) {
    try {
      return send(tokens.on(HttpRequest.newBuilder(URI.create(url)).DELETE()), DONE_WITHIN).body();
    } catch (IOException noAnswer) {
      return "";
    }
  }

  /** The same, asked by whoever has a token. */
  static String body(String url, Tokens tokens) {
    try {
      return send(tokens.on(HttpRequest.newBuilder(URI.create(url)).GET())).body();
    } catch (IOException noAnswer) {
      return "";
    }
  }

  /** The status of a GET with a token or without; 0 without an answer. */
  static int status(String url, Optional<String> token) {
    try {
      return send(Tokens.on(HttpRequest.newBuilder(URI.create(url)).GET(), token)).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    return send(request, ANSWERED_WITHIN);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, Duration within)
      throws IOException {
    try {
      return CLIENT.send(request.timeout(within).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
