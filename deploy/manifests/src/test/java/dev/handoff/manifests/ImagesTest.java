package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the images where they are built is what is relied on where they are started. */
class ImagesTest {
  private final String images = House.read(House.ROOT.resolve("deploy/images/pom.xml"));
  private final String compose = House.read(House.COMPOSE.resolve("compose.yaml"));

  @Test
  void they_run_as_the_user_that_chart_and_compose_name() {
    assertThat(images).contains("<user>" + Images.USER + ":" + Images.USER + "</user>");
  }

  @Test
  void their_state_lies_where_volumes_are_mounted() {
    assertThat(images)
        .contains("<HANDOFF_STATE_DIR>" + Images.STATE + "/state</HANDOFF_STATE_DIR>")
        .contains("<file>" + Images.STATE + "</file>");
  }

  @Test
  void they_are_called_what_chart_and_compose_call_them() {
    assertThat(images)
        .contains("<image.repository>handoff</image.repository>")
        .contains("${image.repository}/${service}:${project.version}");
    assertThat(Chart.render("default", Map.of()))
        .contains("image: handoff/scoring-service:0.1.0-SNAPSHOT");
    assertThat(compose).contains("${HANDOFF_VERSION:-0.1.0-SNAPSHOT}");
    assertThat(images).contains("<version>0.1.0-SNAPSHOT</version>");
  }

  @Test
  void they_can_be_asked_whether_they_are_ready_as_compose_does() {
    assertThat(House.read(House.ROOT.resolve("deploy/images/build"))).contains("$app/ready");
    assertThat(compose).contains("[CMD, /opt/java/bin/java, \"@/app/ready\", \"8191\"]");
  }
}
