package dev.handoff.local.stack;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Prometheus, with the rules and alerts of {@code deploy/prometheus}. */
record Prometheus(Place place, List<Service> watched) implements Part {
  private static final List<String> NAMES = List.of("prometheus");

  /** Who looks at a stack on a desk does not want to wait. */
  private static final String EVERY = "5s";

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public Address address() {
    return place.watch().prometheus();
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
    Copies.folder(place.project().resolve("deploy/prometheus"), folder());
    var configuration = folder().resolve("prometheus.yml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replaceAll("(scrape_interval|evaluation_interval): .*", "$1: " + EVERY));
    Files.writeString(
        folder().resolve("alertmanagers.yml"),
        "- targets: [\"%s\"]\n".formatted(place.watch().alertmanager().hostAndPort()));
    renew();
    return new Launch(
        List.of(
            Program.find(NAMES).toString(),
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + place.home().data(name()),
            "--storage.tsdb.retention.time=100d",
            "--web.listen-address=" + address().hostAndPort()),
        Map.of());
  }

  private Path folder() {
    return place.home().app(name());
  }

  /** It reads the list of those that it watches again whenever that changes. */
  @Override
  public void renew() throws IOException {
    var targets = folder().resolve("targets.yml");
    var whole = Files.writeString(folder().resolve("targets.yml.new"), targets());
    Files.move(whole, targets, StandardCopyOption.REPLACE_EXISTING);
  }

  private String targets() {
    return watched.stream()
        .map(service ->
            "- { labels: { job: %s }, targets: [\"%s\"] }\n"
                .formatted(service.service(), service.metrics().hostAndPort()))
        .collect(joining());
  }

  @Override
  public boolean ready() {
    return Http.answers(address().url("/-/ready"));
  }
}
