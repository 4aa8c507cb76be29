package dev.handoff.local.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a file. Rows in = published + rejected.
 *
 * @param rows rows behind the header
 * @param published rows of which everything was published
 * @param rejected rows that could not be mapped
 * @param rejects where the rejected rows are, if there are any
 * @param profiles profiles that were published
 * @param events events that were published
 * @param decisions decisions that were published
 * @param companions what became of the files beside it
 */
public record Report(
    int rows,
    int published,
    int rejected,
    Optional<Path> rejects,
    int profiles,
    int events,
    int decisions,
    List<Companion> companions) {

  /**
   * What became of a file beside the export. Rows in = published + rejected here too.
   *
   * @param name what the mapping calls it
   * @param rows rows behind the header
   * @param published rows that were published with the row that they stand beside
   * @param rejected rows that were not
   * @param rejects where the rejected rows are, if there are any
   */
  public record Companion(
      String name, int rows, int published, int rejected, Optional<Path> rejects) {}
}
