package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalTokenTest {
  @TempDir private Path folder;

  @Test
  void it_is_made_once_and_then_stays() throws IOException {
    Path file = folder.resolve("deep/in/token");
    String token = LocalToken.in(file).text();
    assertThat(token).matches("[0-9a-f]{64}");
    assertThat(LocalToken.in(file).text()).isEqualTo(token);
    assertThat(LocalToken.in(folder.resolve("other")).text()).isNotEqualTo(token);
  }

  @Test
  void all_who_ask_at_once_get_the_same() {
    Path file = folder.resolve("token");
    assertThat(IntStream.range(0, 50).parallel().mapToObj(_ -> read(file)).distinct()).hasSize(1);
  }

  private static String read(Path file) {
    try {
      return LocalToken.in(file).text();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void only_its_owner_can_read_it_and_else_it_is_not_believed() throws IOException {
    Path file = folder.resolve("token");
    LocalToken.in(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> LocalToken.in(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rw-r-----")
        .hasMessageContaining("Remove it")
        .hasMessageNotContaining(Files.readString(file).strip());
  }

  @Test
  void what_is_no_token_is_refused_without_repeating_it() throws IOException {
    Path file = folder.resolve("token");
    LocalToken.in(file);
    Files.writeString(file, "hunter2");
    assertThatThrownBy(() -> LocalToken.in(file))
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void it_is_known_again_and_never_printed() throws IOException {
    LocalToken token = LocalToken.in(folder.resolve("token"));
    assertThat(token.is(token.text())).isTrue();
    assertThat(token.is(token.text().toUpperCase(Locale.ROOT) + "0")).isFalse();
    assertThat(token.is("")).isFalse();
    assertThat(token).hasToString("a local token");
  }
}
