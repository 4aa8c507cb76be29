package dev.handoff.local.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Remembers how far each file was moved, beside the data that it was moved into: the same file
 * again is moved as far as the first time, and so says the same, to the millisecond.
 */
record ShiftMemory(Path folder) {

  Optional<Shift> of(Path file, Path mapping) throws IOException {
    var note = note(file, mapping);
    return Files.exists(note)
        ? Optional.of(new Shift(Duration.parse(Files.readString(note).strip())))
        : Optional.empty();
  }

  void remember(Path file, Path mapping, Shift shift) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(note(file, mapping), shift.by() + "\n");
  }

  private Path note(Path file, Path mapping) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(mapping));
      digest.update(Files.readAllBytes(file));
      return folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".shift");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
