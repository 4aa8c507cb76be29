package dev.handoff.local.intake;

import dev.handoff.local.intake.Export.Row;
import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Mappings and rows for tests. */
final class Given {
  private Given() {}

  static Mapping mapping(String yaml) {
    return MappingReader.read(yaml, Path.of("mapping.yaml"));
  }

  static Draft row(Mapping mapping, List<String> header, String... cells) throws Unmappable {
    return new RowMapper(mapping, header, List.of(), Optional.empty())
        .map(new Row(2, List.of(cells)));
  }

  static Terminal quiet() {
    var nowhere = new PrintStream(new ByteArrayOutputStream());
    return new Terminal(nowhere, nowhere, false, false);
  }
}
