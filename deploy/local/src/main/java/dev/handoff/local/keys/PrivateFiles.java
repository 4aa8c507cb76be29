package dev.handoff.local.keys;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files and folders that nobody else may read, from the moment they are there. */
final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      asFileAttribute(fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      asFileAttribute(fromString("rw-------"));

  private PrivateFiles() {}

  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(folder, FOLDER);
    }
  }

  /** Writes it whole, or leaves what was there. */
  static void write(Path file, String text) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    Files.createFile(half, FILE);
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
