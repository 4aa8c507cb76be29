package dev.handoff.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The token of one machine: 256 random bits in a file that only its owner can read. Whoever can
 * read the file may do everything.
 */
public final class LocalToken {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
  private static final Set<PosixFilePermission> OURS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final String text;

  private LocalToken(String text) {
    this.text = text;
  }

  /**
   * The token in a file, which is made with one where it is not there. Several processes may ask at
   * once: all get the same.
   *
   * @throws IOException where the file cannot be read or made, or others can read it too
   */
  public static synchronized LocalToken in(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var open = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, open, ofOwner());
        var _ = channel.lock()) {
      refuseOtherReaders(file);
      if (channel.size() == 0) {
        channel.write(ByteBuffer.wrap((random() + "\n").getBytes(US_ASCII)));
        channel.force(true);
      }
      return new LocalToken(checked(file, Files.readString(file, US_ASCII).strip()));
    }
  }

  private static String checked(Path file, String text) throws IOException {
    if (!FORM.matcher(text).matches()) {
      throw new IOException(
          "Expected %s to hold a token of %d hexadecimal digits, but it does not. Remove it: the next start makes another"
              .formatted(file, 2 * BYTES));
    }
    return text;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static FileAttribute<?>[] ofOwner() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)}
        : new FileAttribute<?>[0];
  }

  private static void refuseOtherReaders(Path file) throws IOException {
    if (isPosix() && !OURS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(
          "Expected %s, which holds a token, to be its owner's alone, but its permissions are %s. Remove it, for somebody may know it: the next start makes another"
              .formatted(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(file))));
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /** The token itself, in 64 hexadecimal digits. */
  public String text() {
    return text;
  }

  /** Whether another is the same; how long that takes does not depend on where they differ. */
  boolean is(String other) {
    return MessageDigest.isEqual(text.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  /** Never the token: this may end in a log. */
  @Override
  public String toString() {
    return "a local token";
  }
}
