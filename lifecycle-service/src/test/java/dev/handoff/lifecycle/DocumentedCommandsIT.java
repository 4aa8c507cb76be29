package dev.handoff.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.lifecycle.stream.Records;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.LocalAccess;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page tells a person to type is answered as the page says, from top to bottom. */
class DocumentedCommandsIT {
  private static final Path PAGE = Path.of("..", "docs", "commands-over-http.md");
  private static final Instant RAISED = Instant.parse("2026-02-02T10:00:00Z");

  /** A request that curl reads from the lines that follow, and the next block of JSON. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          Pattern.quote(LocalAccess.CURL)
              + " http://127.0.0.1:8092/v1/leads/(L-7)/(\\S+)(?: -H '([^:]+): ([^']+)')? --data-binary @- <<'JSON'\n(.*?)\nJSON\n.*?```json\n(.*?)```",
          Pattern.DOTALL);

  @Test
  void the_life_of_a_lead_can_be_typed() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
    assertThat(examples).hasSize(6);
    try (RunningService service =
            RunningService.start(
                LifecycleApplication.class,
                LifecycleServiceIT.REGISTRY,
                RunningService.freshStateDir());
        BusProbe bus = new BusProbe(TestBroker.bootstrapServers(), LifecycleServiceIT.REGISTRY)) {
      String lead = "documented-L-7";
      bus.publish(Topics.SCORE_CHANGED, lead, Records.qualifyingScore(lead, RAISED), RAISED);
      bus.await(Topics.MQL_RAISED, 1, mql -> mql.getLeadId().equals(lead));
      for (MatchResult example : examples) {
        Answer answer = ask(new Caller(service.url()), lead, example);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode shown = JsonMapper.shared().readTree(example.group(6).replace("L-7", lead));
        for (String key : shown.propertyNames()) {
          assertThat(answer.json().path(key)).as(key).isEqualTo(shown.path(key));
        }
      }
    }
  }

  private static Answer ask(Caller caller, String lead, MatchResult example) {
    return example.group(3) == null
        ? caller.post(lead, example.group(2), example.group(5))
        : caller.post(lead, example.group(2), example.group(5), example.group(3), example.group(4));
  }
}
