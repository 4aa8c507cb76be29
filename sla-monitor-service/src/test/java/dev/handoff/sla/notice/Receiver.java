package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Somebody who is told, on loopback: takes everything, unless told to answer otherwise. */
final class Receiver implements AutoCloseable {
  /** What came, and when. */
  record Request(String path, Map<String, List<String>> headers, String body, Instant at) {
    String header(String name) {
      return headers.get(name).getFirst();
    }
  }

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> status = new ConcurrentHashMap<>();
  private final Map<String, String> retryAfter = new ConcurrentHashMap<>();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers so from now on, at a path. */
  void answer(String path, int with) {
    status.put(path, with);
  }

  void answerRetryAfter(String path, String seconds) {
    retryAfter.put(path, seconds);
    answer(path, 429);
  }

  List<Request> requests(Predicate<Request> matching) {
    return requests.stream().filter(matching).toList();
  }

  List<Request> at(String path) {
    return requests(request -> request.path.equals(path));
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, List<String>> headers = new ConcurrentHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values));
    requests.add(new Request(path, headers, body, Instant.now()));
    if (retryAfter.containsKey(path)) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter.get(path));
    }
    if (status.getOrDefault(path, 200) / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url("/elsewhere"));
    }
    exchange.sendResponseHeaders(status.getOrDefault(path, 200), 2);
    exchange.getResponseBody().write("ok".getBytes(UTF_8));
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
