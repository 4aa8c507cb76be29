package dev.handoff.local.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.handoff.local.intake.Harvest.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows as CSV: line, reason, and then the row as it was, so that it can be put right and
 * imported from here.
 */
final class RejectsFile {
  private RejectsFile() {}

  static void write(Path file, List<String> header, List<Reject> rejects) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (var csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(line("line", "reason", header));
      for (var reject : rejects) {
        csv.writeRecord(
            line(Long.toString(reject.row().line()), reject.reason(), reject.row().cells()));
      }
    }
  }

  private static List<@Nullable String> line(String line, String reason, List<String> cells) {
    var all = new ArrayList<@Nullable String>(List.of(line, reason));
    all.addAll(cells);
    return all;
  }
}
