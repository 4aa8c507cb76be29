package dev.handoff.desk;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/**
 * How the instances of a service listen, and so how they call each other.
 *
 * @param context whom to believe; null where there is no TLS
 */
public record Tls(@Nullable SSLContext context) {
  /** Without. */
  public static final Tls NONE = new Tls(null);

  /**
   * As the server has it.
   *
   * @param bundle {@code server.ssl.bundle}; empty for none. Its trust store, or else that of the
   *     JVM, says whom to believe
   */
  public static Tls of(String bundle, SslBundles bundles) {
    return bundle.isEmpty() ? NONE : new Tls(bundles.getBundle(bundle).createSslContext());
  }

  String scheme() {
    return context == null ? "http" : "https";
  }

  HttpClient.Builder client() {
    HttpClient.Builder client = HttpClient.newBuilder();
    return context == null ? client : client.sslContext(context);
  }
}
