package dev.handoff.local.intake;

import dev.handoff.local.intake.Harvest.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where rejected rows go: those of the export to a file that may be named, those of each companion
 * beside it.
 *
 * @param ofExport the file for those of the export
 */
record Rejects(Path ofExport) {

  /** Writes those of the export, where there are any. */
  Optional<Path> write(List<String> header, List<Reject> rejects) throws IOException {
    return write(ofExport, header, rejects);
  }

  /** Writes those of the companions, and says how many rows of each went where. */
  List<Report.Companion> write(List<CompanionFile> companions, Path export) throws IOException {
    var reports = new ArrayList<Report.Companion>();
    for (var companion : companions) {
      var rejects = companion.rejects(export);
      var name = companion.rule().name();
      var file = ofExport.resolveSibling(name + "-" + companion.file().getFileName());
      reports.add(
          new Report.Companion(
              name,
              companion.rows(),
              companion.rows() - rejects.size(),
              rejects.size(),
              write(file, companion.header(), rejects)));
    }
    return reports;
  }

  private static Optional<Path> write(Path file, List<String> header, List<Reject> rejects)
      throws IOException {
    if (rejects.isEmpty()) {
      return Optional.empty();
    }
    RejectsFile.write(file, header, rejects);
    return Optional.of(file);
  }
}
