package dev.handoff.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.handoff.testing.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Publishes an issuer's keys over HTTP, counts who fetches them, and can be away. */
final class HttpIssuer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile int status = 200;
  private volatile TestIssuer issuer;

  private HttpIssuer(HttpServer server, TestIssuer issuer) {
    this.server = server;
    this.issuer = issuer;
  }

  static HttpIssuer open(TestIssuer issuer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      HttpIssuer opened = new HttpIssuer(server, issuer);
      opened.answer("/keys", opened::keys);
      opened.answer("/realm/.well-known/openid-configuration", opened::description);
      server.start();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String keys() {
    fetches.incrementAndGet();
    return issuer.jwkSet().toString();
  }

  private String description() {
    return "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(name(), jwkSet());
  }

  private void answer(String path, Supplier<String> text) {
    server.createContext(
        path,
        exchange -> {
          try (HttpExchange asked = exchange) {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            asked.sendResponseHeaders(status, body.length);
            asked.getResponseBody().write(body);
          }
        });
  }

  /** As its tokens have it. */
  String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  String jwkSet() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** A good token of it, with a role. */
  String token(Role role) {
    return token(issuer, role);
  }

  /** What somebody else would sign in its name. */
  String token(TestIssuer signer, Role role) {
    return signer.token(claims -> claims.issuer(name()).claim("roles", role.word()));
  }

  /** From now on it answers that it cannot. */
  void goAway() {
    status = 500;
  }

  void comeBack() {
    status = 200;
  }

  /** From now on it signs with another key. */
  void rotate(TestIssuer next) {
    issuer = next;
  }

  /** How often its keys were fetched. */
  int fetches() {
    return fetches.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
