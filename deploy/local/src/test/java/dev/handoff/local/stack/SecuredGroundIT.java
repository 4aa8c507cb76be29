package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Login;
import dev.handoff.topic.Party;
import dev.handoff.topic.Rights;
import dev.handoff.topic.Rights.Right;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in, and what they may do, asked of a broker, a registry and a PostgreSQL. */
class SecuredGroundIT {
  private static SecuredGround ground;
  private static Place place;
  private static Attempts attempts;

  @BeforeAll
  static void start() throws IOException {
    ground = new SecuredGround();
    place = ground.place();
    attempts = new Attempts(place);
  }

  @AfterAll
  static void stop() throws IOException {
    ground.close();
  }

  @Test
  void each_party_writes_to_what_it_may_write_to_and_to_nothing_else() {
    // A producer with an id of its own fails for good where its party may write to nothing at all.
    var withoutId = Map.<String, Object>of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    for (Party party : Party.values()) {
      try (var producer = attempts.producer(party.id(), withoutId)) {
        assertThat(topicsThat(topic -> Attempts.takes(producer, topic)))
            .as("what %s can write to", party.id())
            .isEqualTo(topicsThat(topic -> topic.writers().contains(party)));
      }
    }
  }

  @Test
  void each_party_reads_what_it_may_read_and_nothing_else() {
    try (var producer = attempts.producer(Keyring.ADMINISTRATOR, Map.of())) {
      assertThat(topicsThat(topic -> Attempts.takes(producer, topic))).hasSize(Topics.all().size());
    }
    for (Party party : Party.values()) {
      try (var consumer = attempts.consumer(party.id(), Map.of())) {
        assertThat(topicsThat(topic -> Attempts.gives(consumer, topic)))
            .as("what %s can read", party.id())
            .isEqualTo(topicsThat(topic -> topic.readers().contains(party)));
      }
    }
  }

  @Test
  void no_party_may_do_anything_else_to_any_topic() throws InterruptedException {
    for (Party party : Party.values()) {
      try (var admin = attempts.admin(party.id())) {
        for (Topic<?> topic : Topics.all()) {
          assertThat(Attempts.operations(admin, topic))
              .as("what %s may do with %s", party.id(), topic)
              .isEqualTo(expected(party, topic));
        }
      }
    }
  }

  @Test
  void the_broker_holds_the_rights_of_the_catalogue_and_no_others() throws Exception {
    try (var admin = attempts.admin(Keyring.ADMINISTRATOR)) {
      assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
          .containsExactlyInAnyOrderElementsOf(
              Rights.all().stream().map(Right::asBinding).toList());
    }
  }

  @Test
  void a_group_is_its_own_partys() {
    assertThat(attempts.joins(Party.CRM, "crm.sync")).isTrue();
    assertThat(attempts.joins(Party.SCORING_SERVICE, "scoring-service")).isTrue();
    assertThat(attempts.joins(Party.CRM, "lifecycle-service")).isFalse();
    assertThat(attempts.joins(Party.LIFECYCLE_SERVICE, "scoring-service")).isFalse();
  }

  @Test
  void a_transaction_is_its_own_services_and_nobody_elses_at_all() {
    assertThat(attempts.begins(Party.LIFECYCLE_SERVICE, "lifecycle-service-desk-1")).isTrue();
    assertThat(attempts.begins(Party.SCORING_SERVICE, "lifecycle-service-desk-1")).isFalse();
    assertThat(attempts.begins(Party.CRM, "crm-1")).isFalse();
  }

  @Test
  void a_service_makes_topics_of_its_own_and_no_others() {
    assertThat(attempts.makes(Party.SCORING_SERVICE, "scoring-service-x-changelog")).isTrue();
    assertThat(attempts.makes(Party.SCORING_SERVICE, "lifecycle-service-x-changelog")).isFalse();
    assertThat(attempts.makes(Party.SCORING_SERVICE, "leads.else")).isFalse();
    assertThat(attempts.makes(Party.CRM, "crm-x")).isFalse();
  }

  @Test
  void nobody_but_the_administrator_gives_rights_or_takes_them() {
    try (var admin = attempts.admin(Party.OPERATIONS.id())) {
      var right = Rights.of(Party.CRM).getFirst().asBinding();
      assertRefused(admin.createAcls(List.of(right)).all(), ClusterAuthorizationException.class);
      assertRefused(
          admin.deleteAcls(List.of(right.toFilter())).all(), ClusterAuthorizationException.class);
    }
  }

  @Test
  void who_has_no_password_or_a_wrong_one_is_not_let_in() throws IOException {
    var wrong = new HashMap<>(place.kafkaClient(Party.CRM.id()));
    wrong.computeIfPresent(
        SaslConfigs.SASL_JAAS_CONFIG,
        (_, login) -> login.toString().replaceAll("password=\"..", "password=\"zz"));
    assertNotLetIn(wrong, SaslAuthenticationException.class);

    var unknown = new HashMap<>(place.kafkaClient(Party.CRM.id()));
    unknown.computeIfPresent(
        SaslConfigs.SASL_JAAS_CONFIG,
        (_, login) -> login.toString().replace("\"crm\"", "\"somebody\""));
    assertNotLetIn(unknown, SaslAuthenticationException.class);

    var open =
        Map.<String, Object>of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers());
    assertNotLetIn(open, TimeoutException.class);

    assertThat(ground.log("kafka")).contains("Failed authentication with");
  }

  @Test
  void only_the_broker_itself_is_let_in_without_a_password() {
    var stranger = new HashMap<>(Login.asTheBroker(place.home().keyring()));
    stranger.keySet().removeIf(key -> key.startsWith("ssl.keystore"));
    stranger.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        Listeners.own(place.home().data("kafka").resolve("server.properties")));
    assertNotLetIn(stranger, SslAuthenticationException.class);
  }

  @Test
  void the_registry_lets_writers_register_readers_look_and_nobody_else_in() throws Exception {
    var analytics = login(Party.ANALYTICS.id());
    var scoring = login(Party.SCORING_SERVICE.id());
    assertThat(asked("/config", Optional.empty())).isEqualTo(401);
    assertThat(asked("/config", Optional.of("crm:wrong"))).isEqualTo(401);
    assertThat(asked("/subjects", Optional.of(analytics))).isEqualTo(200);
    assertThat(registered(Optional.empty())).isEqualTo(401);
    assertThat(registered(Optional.of(analytics))).isEqualTo(403);
    assertThat(registered(Optional.of(scoring))).isEqualTo(200);
    assertThat(Http.body(place.registry().url("/apis/ccompat/v7/config"))).isEmpty();
  }

  @Test
  void postgresql_is_reached_over_tls_with_the_right_password_and_not_otherwise() throws Exception {
    var postgres = new Postgres(place);
    try (var ledger = postgres.ledger();
        var rows =
            ledger
                .createStatement()
                .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
      assertThat(rows.next() && rows.getBoolean(1)).isTrue();
    }
    var password = postgres.settings().get(Postgres.PASSWORD);
    var url = postgres.settings().get("HANDOFF_LEDGER_URL");
    var openly =
        "jdbc:postgresql://%s/handoff?sslmode=disable".formatted(postgres.address().hostAndPort());
    assertThatThrownBy(() -> DriverManager.getConnection(openly, "handoff", password))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no encryption");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "handoff", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void what_is_refused_is_written_down_and_no_password_is() throws Exception {
    try (var producer = attempts.producer(Party.CRM.id(), Map.of())) {
      assertThat(Attempts.takes(producer, Topics.COMMAND_OUTCOME)).isFalse();
    }
    try (var consumer = attempts.consumer(Party.CRM.id(), Map.of())) {
      assertThat(Attempts.gives(consumer, Topics.PROFILE)).isFalse();
    }
    assertThat(Logs.refusals(place))
        .anySatisfy(refusal -> assertDenied(refusal, WRITE, Topics.COMMAND_OUTCOME))
        .anySatisfy(refusal -> assertDenied(refusal, READ, Topics.PROFILE));
    var passwords =
        place.passwords().stream().collect(toMap(password -> password, _ -> "a password"));
    assertThat(passwords).isNotEmpty();
    assertThat(Logs.holding(place, passwords)).isEmpty();
  }

  @Test
  void keys_and_passwords_are_their_owners_alone() throws IOException {
    try (var files = Files.walk(place.home().keyring().folder())) {
      for (var file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }

  private static Set<String> topicsThat(Predicate<Topic<?>> can) {
    var names = new TreeSet<String>();
    Topics.all().stream().filter(can).map(Topic::name).forEach(names::add);
    return names;
  }

  private static Set<AclOperation> expected(Party party, Topic<?> topic) {
    var operations = EnumSet.noneOf(AclOperation.class);
    if (topic.writers().contains(party)) {
      operations.addAll(Set.of(WRITE, DESCRIBE));
    }
    if (topic.readers().contains(party)) {
      operations.addAll(Set.of(READ, DESCRIBE));
    }
    return operations;
  }

  private static void assertDenied(String refusal, AclOperation operation, Topic<?> topic) {
    assertThat(refusal)
        .startsWith("Principal = User:crm is Denied operation = " + operation)
        .endsWith("resource = Topic:LITERAL:" + topic);
  }

  private static void assertRefused(KafkaFuture<?> future, Class<? extends Exception> as) {
    assertThatThrownBy(future::get).hasCauseInstanceOf(as);
  }

  private static void assertNotLetIn(Map<String, Object> client, Class<? extends Exception> as) {
    var settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
    try (var admin = Admin.create(settings)) {
      assertRefused(admin.listTopics().names(), as);
    }
  }

  private static String login(String who) {
    return who + ":" + place.home().keyring().registryPassword(who);
  }

  private static int asked(String path, Optional<String> login) throws Exception {
    return answer(HttpRequest.newBuilder(URI.create(place.registryUrl() + path)), login);
  }

  private static int registered(Optional<String> login) throws Exception {
    var schema = HttpRequest.BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}");
    return answer(
        HttpRequest.newBuilder(URI.create(place.registryUrl() + "/subjects/any-value/versions"))
            .header("Content-Type", "application/json")
            .POST(schema),
        login);
  }

  private static int answer(HttpRequest.Builder request, Optional<String> login) throws Exception {
    login.ifPresent(it ->
        request.header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(it.getBytes(UTF_8))));
    try (var client = HttpClient.newBuilder().sslContext(place.home().keyring().trust()).build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
