package dev.handoff.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.stack.Logs;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder;

  private List<String> found(String... lines) throws IOException {
    var house = Path.of("..", "..");
    var place =
        Place.of(
            house, Map.of("HANDOFF_HOME", folder.toString(), "HANDOFF_TOKEN", "0123456789abcdef"));
    var logs = Files.createDirectories(folder.resolve("logs"));
    Files.writeString(logs.resolve("kafka.log"), "INFO nothing to see\n");
    Files.writeString(logs.resolve("a-service.log"), String.join("\n", lines));
    return Logs.holding(place, Secrets.of(place));
  }

  @Test
  void a_log_of_work_holds_none() throws IOException {
    assertThat(found("INFO lead L-0001 is scored", "WARN somewhat late")).isEmpty();
  }

  @Test
  void each_kind_is_found_and_not_repeated() throws IOException {
    assertThat(
            found(
                "mail to Sofia.Zhang@quarrypay.example failed",
                "to chloe.abbott@orchardworks.example too",
                "she wrote: how does this fit with our CRM? ",
                "Authorization: Bearer 0123456789ABCDEF"))
        .containsExactlyInAnyOrder(
            "a-service.log holds an e-mail address",
            "a-service.log holds a form's answer",
            "a-service.log holds the token");
  }
}
