package dev.handoff.local.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Command lines of Java processes: the JDK of this one, small heaps. */
final class Jvm {
  private Jvm() {}

  static List<String> command(int heapMegabytes, String... more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    // A laptop's worth of data: fewer threads and less memory are worth more than short pauses.
    command.add("-XX:+UseSerialGC");
    // Several JVMs start at once on few cores: a second look of the JIT would hold all of them up.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(more));
    return command;
  }

  /** This process's class path without what the next build of the project replaces. */
  static String librariesOnly(Path project) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !isBuiltHere(project, Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isBuiltHere(Path project, Path entry) {
    var absolute = entry.toAbsolutePath();
    return absolute.startsWith(project)
        && StreamSupport.stream(project.relativize(absolute).spliterator(), false)
            .anyMatch(name -> name.toString().equals("target"));
  }
}
