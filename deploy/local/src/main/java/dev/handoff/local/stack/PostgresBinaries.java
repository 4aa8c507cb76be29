package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the archive on the class path. */
final class PostgresBinaries {
  private static final List<String> ARCHIVES =
      Stream.of("linux-x86_64", "linux-arm_64", "darwin-x86_64", "darwin-arm_64")
          .map(platform -> "/postgres-" + platform + ".txz")
          .toList();
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresBinaries() {}

  /** Unpacks them, unless they are there already. */
  static Path in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      var half = folder.resolveSibling(folder.getFileName() + ".part");
      Copies.remove(half);
      try (var archive = archive()) {
        unpack(archive, half);
      }
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  private static TarArchiveInputStream archive() throws IOException {
    for (var name : ARCHIVES) {
      InputStream packed = PostgresBinaries.class.getResourceAsStream(name);
      if (packed != null) {
        return new TarArchiveInputStream(new XZInputStream(packed));
      }
    }
    throw new Refusal("There is no PostgreSQL for this kind of machine on the class path.");
  }

  private static void unpack(TarArchiveInputStream archive, Path folder) throws IOException {
    for (TarArchiveEntry entry; (entry = archive.getNextEntry()) != null; ) {
      var path = folder.resolve(entry.getName()).normalize();
      if (entry.isDirectory()) {
        Files.createDirectories(path);
        continue;
      }
      Files.createDirectories(path.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.copy(archive, path);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true)) {
          throw new IOException("Expected to make " + path + " executable");
        }
      }
    }
  }
}
