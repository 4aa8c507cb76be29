package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program of this machine that no build brings along. */
final class Program {
  private Program() {}

  /**
   * Where it is.
   *
   * @param names what it is called; the first that is found is taken
   * @throws Refusal where it is not on the path
   */
  static Path find(List<String> names) {
    return find(names, System.getenv().getOrDefault("PATH", ""));
  }

  static Path find(List<String> names, String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                """
                Expected the program %s on the path, but it is not there. On Debian: \
                apt-get install prometheus prometheus-alertmanager. Nothing was started; only \
                deploy/local/up --with-prometheus and deploy/local/smoke need it.\
                """
                    .formatted(String.join(" or ", names))));
  }
}
