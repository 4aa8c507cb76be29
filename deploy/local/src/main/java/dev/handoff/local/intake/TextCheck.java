package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file once to see that its bytes are text of the encoding: half an import under wrong
 * names is worse than none.
 */
final class TextCheck {
  private final CharsetDecoder decoder;
  private final CharBuffer text = CharBuffer.allocate(1 << 14);
  private long line = 1;
  private long offset;

  private TextCheck(Charset encoding) {
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static void refuseOther(Path file, Charset encoding) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      var check = new TextCheck(encoding);
      var bytes = ByteBuffer.allocate(1 << 14);
      while (channel.read(bytes) >= 0) {
        check.accept(file, bytes.flip(), false);
        bytes.compact();
      }
      check.accept(file, bytes.flip(), true);
    }
  }

  private void accept(Path file, ByteBuffer bytes, boolean last) {
    while (true) {
      var before = bytes.position();
      var result = decoder.decode(bytes, text, last);
      offset += bytes.position() - before;
      countLines();
      if (result.isError()) {
        throw new Refusal(
            """
            %s is no %s: line %d, byte %,d of the file is 0x%02X, which cannot stand there.
            Nothing was published. If the file is in another encoding, name it in the mapping: \
            encoding: windows-1252\
            """
                .formatted(file, decoder.charset(), line, offset + 1, bytes.get(bytes.position())));
      }
      if (result.isUnderflow()) {
        return;
      }
    }
  }

  private void countLines() {
    line += text.flip().chars().filter(character -> character == '\n').count();
    text.clear();
  }
}
