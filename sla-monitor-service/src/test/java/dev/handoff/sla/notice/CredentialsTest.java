package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path folder;

  @Test
  void the_file_says_it_and_the_environment_what_the_file_does_not() throws IOException {
    Path file = folder.resolve("credentials.properties");
    Files.writeString(file, "sales-floor.url=https://one.example/x\n", UTF_8);
    var credentials =
        new Credentials(
            file,
            Map.of(
                    "HANDOFF_NOTIFY_SALES_FLOOR_URL", "https://two.example/x",
                    "HANDOFF_NOTIFY_ON_CALL_KEYS", "k1, k2")
                ::get);

    assertThat(credentials.named("sales-floor").url())
        .isEqualTo(URI.create("https://one.example/x"));
    assertThat(credentials.named("on-call").keys()).containsExactly("k1", "k2");
    assertThat(credentials.missing(List.of("sales-floor", "on-call", "crm")))
        .containsExactly("crm");
  }

  @Test
  void a_key_that_is_changed_in_the_file_holds_at_once() throws IOException {
    Path file = folder.resolve("credentials.properties");
    var credentials = new Credentials(file, _ -> null);
    assertThat(credentials.named("crm").keys()).isEmpty();

    Files.writeString(file, "crm.keys=one", UTF_8);
    assertThat(credentials.named("crm").keys()).containsExactly("one");
    Files.writeString(file, "crm.keys=two,one", UTF_8);
    assertThat(credentials.named("crm").keys()).containsExactly("two", "one");
  }

  @Test
  void what_is_no_address_is_none() {
    assertThat(
            Given.credentials(Map.of("HANDOFF_NOTIFY_A_URL", "file:///etc/passwd"))
                .named("a")
                .url())
        .isNull();
    assertThat(Given.credentials(Map.of("HANDOFF_NOTIFY_A_URL", "https:// no")).named("a").url())
        .isNull();
  }

  @Test
  void nothing_of_it_is_printed() {
    var credential =
        Given.credentials(
                Map.of(
                    "HANDOFF_NOTIFY_A_URL", "https://a.example/SECRET",
                    "HANDOFF_NOTIFY_A_KEYS", "SECRET"))
            .named("a");

    assertThat(credential).hasToString("a");
  }
}
