package dev.handoff.local.intake;

import java.nio.file.Path;
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
 */
public record Report(
    int rows,
    int published,
    int rejected,
    Optional<Path> rejects,
    int profiles,
    int events,
    int decisions) {}
