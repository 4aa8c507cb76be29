package dev.handoff.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** One cached registry for each address in the process, so that an answer is asked for once. */
final class SchemaRegistries {
  private static final String MOCK = "mock://";
  private static final Map<Address, SchemaRegistry> KNOWN = new ConcurrentHashMap<>();

  private SchemaRegistries() {}

  private record Address(List<String> urls, Password userInfo, RegistryTls tls) {}

  static SchemaRegistry at(List<String> urls, Password userInfo, RegistryTls tls) {
    if (urls.isEmpty()) {
      throw new ConfigException(WireConfig.SCHEMA_REGISTRY_URL, urls, "expected at least one URL");
    }
    return KNOWN.computeIfAbsent(
        new Address(List.copyOf(urls), userInfo, tls), SchemaRegistries::open);
  }

  private static SchemaRegistry open(Address address) {
    if (address.urls().getFirst().startsWith(MOCK)) {
      return new InMemoryRegistry();
    }
    List<URI> uris = address.urls().stream().map(SchemaRegistries::http).toList();
    return new CachedRegistry(
        new HttpRegistry(uris, address.userInfo().value(), address.tls().context()));
  }

  private static URI http(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new ConfigException(
          WireConfig.SCHEMA_REGISTRY_URL, url, "expected a URL of http, https or mock");
    }
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
