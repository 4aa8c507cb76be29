package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.topic.Party;
import dev.handoff.topic.Rights;
import dev.handoff.topic.Topics;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, rendered and read as strictly as an API server with strict field validation would. */
class ChartTest {
  private static final List<String> SERVICES =
      List.of("scoring-service", "lifecycle-service", "sla-monitor-service");

  @Test
  void lint_has_nothing_to_say() {
    var result = Chart.lint();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "minimal", "secure"})
  void every_object_has_only_fields_that_its_kind_has(String example) {
    var objects = rendered(example);
    assertThat(objects)
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .doesNotHaveDuplicates()
        .contains("StatefulSet handoff-scoring-service");
    assertThat(all(objects, StatefulSet.class)).hasSize(3);
  }

  @Test
  void a_field_that_no_kind_has_is_refused() {
    var misspelt =
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: x }
        autoMountServiceAccountToken: false
        """;
    assertThatThrownBy(() -> Strictly.read(misspelt))
        .hasMessageContaining("autoMountServiceAccountToken");
    var deeper =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        spec: { template: { spec: { containers: [{ name: x, readynessProbe: {} }] } } }
        """;
    assertThatThrownBy(() -> Strictly.read(deeper)).hasMessageContaining("readynessProbe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrapServers | Expected kafka.bootstrapServers to name the brokers",
        "registry.url | Expected registry.url to be the schema registry's address",
        "ledger.url | Expected ledger.url to be a JDBC URL",
        "ledger.passwordSecret.name | Expected ledger.passwordSecret.name to be a secret",
        "access.issuer | Expected access.issuer or access.jwkSet to say who issues tokens"
      })
  void what_has_to_be_said_and_is_not_is_asked_for_in_a_sentence(String value, String sentence) {
    assertThatThrownBy(() -> Chart.render("default", Map.of(value, "")))
        .hasMessageContaining(sentence);
  }

  @Test
  void topics_are_made_by_one_who_may() {
    assertThatThrownBy(() -> Chart.render("secure", Map.of("kafka.makeTopics", true)))
        .hasMessageContaining("Expected kafka.makeTopics to be false where");
  }

  @ParameterizedTest
  @CsvSource({"kafka.bootstrapServer,kafka:9092", "replicas,none", "access.issuer,id.example.com"})
  void a_value_that_there_is_not_or_that_is_of_another_kind_is_refused(String name, String value) {
    assertThatThrownBy(() -> Chart.render("default", Map.of(name, value)))
        .hasMessageContaining("values don't meet the specifications of the schema");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "minimal", "secure"})
  void no_pod_may_do_more_than_it_must(String example) {
    for (var pod : pods(rendered(example))) {
      var all = pod.getSecurityContext();
      assertThat(all.getRunAsNonRoot()).isTrue();
      assertThat(all.getRunAsUser()).isEqualTo(Images.USER);
      assertThat(all.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      var own = container(pod).getSecurityContext();
      assertThat(own.getAllowPrivilegeEscalation()).isFalse();
      assertThat(own.getReadOnlyRootFilesystem()).isTrue();
      assertThat(own.getCapabilities().getDrop()).containsExactly("ALL");
    }
    assertThat(all(rendered(example), ServiceAccount.class))
        .hasSize(3)
        .allSatisfy(account -> assertThat(account.getAutomountServiceAccountToken()).isFalse());
  }

  @Test
  void only_the_state_and_the_temp_folder_can_be_written_to() {
    for (var pod : pods(rendered("secure"))) {
      assertThat(container(pod).getVolumeMounts())
          .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
          .extracting("mountPath")
          .containsExactlyInAnyOrder(Images.STATE, "/tmp");
    }
  }

  @Test
  void a_pod_is_asked_whether_it_is_ready_and_not_only_whether_it_lives() {
    for (var pod : pods(rendered("default"))) {
      assertThat(path(container(pod).getReadinessProbe())).isEqualTo("/actuator/health/readiness");
      assertThat(path(container(pod).getLivenessProbe())).isEqualTo("/actuator/health/liveness");
      assertThat(path(container(pod).getStartupProbe())).isEqualTo("/actuator/health/liveness");
    }
  }

  @Test
  void instances_that_call_each_other_are_found_by_name_before_they_are_ready() {
    var objects = rendered("default");
    for (var service : List.of("scoring-service:8091", "sla-monitor-service:8093")) {
      var name = "handoff-" + service.split(":")[0];
      assertThat(env(set(objects, name), "HANDOFF_ADVERTISED").getValue())
          .isEqualTo(
              "$(POD_NAME).%s-peers.leads.svc.cluster.local:%s"
                  .formatted(name, service.split(":")[1]));
      var peers = named(all(objects, Service.class), name + "-peers");
      assertThat(peers.getSpec().getClusterIP()).isEqualTo("None");
      assertThat(peers.getSpec().getPublishNotReadyAddresses()).isTrue();
      assertThat(set(objects, name).getSpec().getServiceName()).isEqualTo(name + "-peers");
    }
  }

  @Test
  void the_state_lies_on_a_volume_of_the_pods_own_unless_said_otherwise() {
    assertThat(all(rendered("default"), StatefulSet.class))
        .allSatisfy(set -> assertThat(set.getSpec().getVolumeClaimTemplates()).hasSize(1));
    assertThat(all(rendered("minimal"), StatefulSet.class))
        .allSatisfy(set -> {
          assertThat(set.getSpec().getVolumeClaimTemplates()).isEmpty();
          assertThat(set.getSpec().getTemplate().getSpec().getVolumes())
              .filteredOn(volume -> volume.getName().equals("state"))
              .singleElement()
              .extracting("emptyDir")
              .isNotNull();
        });
  }

  @Test
  void one_service_may_differ_from_the_rest() {
    var objects = Strictly.read(Chart.render("default", Map.of("scoring.state.persistent", false)));
    assertThat(set(objects, "handoff-scoring-service").getSpec().getVolumeClaimTemplates())
        .isEmpty();
    assertThat(set(objects, "handoff-lifecycle-service").getSpec().getVolumeClaimTemplates())
        .hasSize(1);
    var secure = rendered("secure");
    assertThat(set(secure, "handoff-scoring-service").getSpec().getReplicas()).isEqualTo(3);
    assertThat(set(secure, "handoff-lifecycle-service").getSpec().getReplicas()).isEqualTo(2);
  }

  @Test
  void disruptions_take_one_pod_at_a_time() {
    assertThat(all(rendered("default"), PodDisruptionBudget.class))
        .hasSize(3)
        .allSatisfy(
            budget -> assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1));
    assertThat(all(rendered("minimal"), PodDisruptionBudget.class)).isEmpty();
  }

  @Test
  void memory_is_asked_for_as_much_as_may_be_used_and_processors_are_not_limited() {
    for (var pod : pods(rendered("default"))) {
      var resources = container(pod).getResources();
      assertThat(resources.getRequests())
          .isEqualTo(Map.of("cpu", new Quantity("250m"), "memory", new Quantity("1Gi")));
      assertThat(resources.getLimits()).isEqualTo(Map.of("memory", new Quantity("1Gi")));
    }
    assertThat(pods(rendered("minimal")))
        .extracting(pod -> container(pod).getResources())
        .containsOnlyNulls();
  }

  @Test
  void pods_of_a_service_are_spread_over_zones_and_nodes_where_that_can_be() {
    for (var set : all(rendered("default"), StatefulSet.class)) {
      assertThat(set.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
          .allSatisfy(spread -> {
            assertThat(spread.getMaxSkew()).isEqualTo(1);
            assertThat(spread.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway");
            assertThat(spread.getLabelSelector().getMatchLabels())
                .isEqualTo(set.getSpec().getSelector().getMatchLabels());
          })
          .extracting(TopologySpreadConstraint::getTopologyKey)
          .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    }
    assertThat(pods(rendered("minimal")))
        .flatExtracting(PodSpec::getTopologySpreadConstraints)
        .isEmpty();
  }

  @Test
  void whoever_is_not_named_gets_no_connection() {
    var policies = all(rendered("secure"), NetworkPolicy.class);
    assertThat(policies).hasSize(3);
    for (var policy : policies) {
      assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
      assertThat(policy.getSpec().getIngress())
          .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
    }
    var ledger =
        policies.stream()
            .filter(policy ->
                policy.getSpec().getEgress().stream()
                    .flatMap(rule -> rule.getPorts().stream())
                    .anyMatch(port -> Integer.valueOf(5432).equals(port.getPort().getIntVal())))
            .map(policy -> policy.getMetadata().getName());
    assertThat(ledger).containsExactly("handoff-lifecycle-service");
  }

  @Test
  void no_secret_is_rendered_only_the_names_of_secrets() {
    var rendered = Chart.render("secure", Map.of());
    assertThat(rendered).doesNotContain("kind: Secret");
    for (var pod : pods(Strictly.read(rendered))) {
      assertThat(container(pod).getEnv())
          .filteredOn(variable -> variable.getName().contains("PASSWORD"))
          .allSatisfy(variable -> {
            assertThat(variable.getValue()).isNull();
            assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull();
          });
    }
  }

  @Test
  void on_a_secured_bus_each_service_has_a_password_of_its_own() {
    var objects = rendered("secure");
    for (var service : SERVICES) {
      var passwords =
          set(objects, "handoff-" + service).getSpec().getTemplate().getSpec().getVolumes().stream()
              .filter(volume -> volume.getName().equals("passwords"))
              .findFirst()
              .orElseThrow();
      var kafka = passwords.getProjected().getSources().getFirst().getSecret();
      assertThat(kafka.getName()).isEqualTo(service);
      assertThat(kafka.getItems().getFirst().getPath()).isEqualTo("HANDOFF_KAFKA_PASSWORD");
    }
  }

  @Test
  void strimzi_is_asked_for_every_topic_of_the_catalogue() {
    var topics = all(rendered("secure"), KafkaTopic.class);
    assertThat(topics)
        .extracting(topic -> topic.getSpec().getTopicName())
        .containsExactlyInAnyOrderElementsOf(
            Topics.all().stream().map(topic -> topic.name()).toList());
    var lifecycle = named(topics, Topics.LIFECYCLE.name());
    assertThat(lifecycle.getSpec().getPartitions()).isEqualTo(Topics.LIFECYCLE.partitions());
    assertThat(lifecycle.getSpec().getConfig())
        .containsAllEntriesOf(Topics.LIFECYCLE.asNewTopic().configs());
  }

  @Test
  void strimzi_is_asked_for_every_party_with_its_rights_and_no_more() {
    var users = all(rendered("secure"), KafkaUser.class);
    assertThat(users)
        .extracting(user -> user.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Party.values()).map(Party::id).toList());
    for (var party : Party.values()) {
      var rights =
          (KafkaUserAuthorizationSimple) named(users, party.id()).getSpec().getAuthorization();
      assertThat(rights.getAcls().stream().mapToInt(rule -> rule.getOperations().size()).sum())
          .as("%s", party)
          .isEqualTo(Rights.of(party).size());
    }
  }

  @Test
  void what_the_topics_keep_follows_the_days_of_the_installation() {
    var objects = Strictly.read(Chart.render("secure", Map.of("keptDays", 30)));
    assertThat(named(all(objects, KafkaTopic.class), "leads.engagement").getSpec().getConfig())
        .containsEntry("retention.ms", "2592000000");
    assertThat(named(all(objects, KafkaTopic.class), "leads.notice").getSpec().getConfig())
        .containsEntry("retention.ms", "34560000000");
  }

  private static List<HasMetadata> rendered(String example) {
    return Strictly.read(Chart.render(example, Map.of()));
  }

  private static <T extends HasMetadata> List<T> all(List<HasMetadata> objects, Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T extends HasMetadata> T named(List<T> objects, String name) {
    return objects.stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected " + name + " among " + objects));
  }

  private static StatefulSet set(List<HasMetadata> objects, String name) {
    return named(all(objects, StatefulSet.class), name);
  }

  private static List<PodSpec> pods(List<HasMetadata> objects) {
    return all(objects, StatefulSet.class).stream()
        .map(set -> set.getSpec().getTemplate().getSpec())
        .toList();
  }

  private static Container container(PodSpec pod) {
    assertThat(pod.getContainers()).hasSize(1);
    return pod.getContainers().getFirst();
  }

  private static EnvVar env(StatefulSet set, String name) {
    return Stream.of(container(set.getSpec().getTemplate().getSpec()))
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected " + name + " in " + set));
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }
}
