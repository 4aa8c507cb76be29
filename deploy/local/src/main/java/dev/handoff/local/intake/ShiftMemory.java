package dev.handoff.local.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how far each import was moved, beside the data that it was moved into: the same files
 * under the same mapping again are moved as far as the first time, and so says the same, to the
 * millisecond.
 */
record ShiftMemory(Path folder) {

  Optional<Shift> of(List<Path> files) throws IOException {
    var note = note(files);
    return Files.exists(note)
        ? Optional.of(new Shift(Duration.parse(Files.readString(note).strip())))
        : Optional.empty();
  }

  void remember(List<Path> files, Shift shift) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(note(files), shift.by() + "\n");
  }

  private Path note(List<Path> files) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".shift");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
