package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Alertmanager: shows what is alerted of, and on a desk tells nobody. */
record Alertmanager(Place place) implements Part {
  /** As Debian calls it, and as its makers do. */
  private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");

  /** Who is told elsewhere: {@code deploy/prometheus/alertmanager.yml}. */
  private static final String TELLS_NOBODY =
      """
      route: { receiver: nobody, group_by: [alertname, service] }
      receivers: [{ name: nobody }]
      """;

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public Address address() {
    return place.watch().alertmanager();
  }

  @Override
  public String connect() {
    return address().url("");
  }

  @Override
  public void expectPrograms() {
    Program.find(NAMES);
  }

  @Override
  public Launch prepare() throws IOException {
    var configuration = place.home().app(name()).resolve("alertmanager.yml");
    Files.createDirectories(configuration.getParent());
    Files.writeString(configuration, TELLS_NOBODY);
    return new Launch(
        List.of(
            Program.find(NAMES).toString(),
            "--config.file=" + configuration,
            "--storage.path=" + place.home().data(name()),
            "--web.listen-address=" + address().hostAndPort(),
            "--cluster.listen-address="),
        Map.of());
  }

  @Override
  public boolean ready() {
    return Http.answers(address().url("/-/ready"));
  }
}
