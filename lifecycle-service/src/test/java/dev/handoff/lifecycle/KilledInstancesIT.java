package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.Guarantee.ANSWERS_ARE_TRUE;
import static dev.handoff.lifecycle.Guarantee.GIVEN_ONCE;
import static dev.handoff.lifecycle.Guarantee.NOTHING_DONE_TWICE;
import static dev.handoff.lifecycle.Guarantee.NO_COMMAND_LOST;
import static dev.handoff.lifecycle.Guarantee.ONE_ANSWER_A_COMMAND;
import static dev.handoff.lifecycle.Guarantee.ONE_HANDOFF_A_CYCLE;
import static dev.handoff.lifecycle.Guarantee.ORDER_PER_LEAD;
import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.discovery;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.lifecycle.stream.Records.touch;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.lifecycle.Caller.NoAnswer;
import dev.handoff.lifecycle.TwoInstances.Instance;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Instances are killed as {@code kill -9} kills, when they have decided something and have not told
 * it yet, and what the topics tell in the end is as if nobody had been. Any order will do; this one
 * starts the fewest JVMs.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledInstancesIT {
  private static final String REGISTRY = LifecycleServiceIT.REGISTRY;
  private static final long SEED = 20_260_504L;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  /** Longer than the cool-down of the shipped contract. */
  private static final Duration NURTURE = Duration.ofDays(40);

  private static final TopicPartition WHO_ASSIGNS =
      new TopicPartition("lifecycle-service-assignment-repartition", 0);

  private static final String AGREEMENT =
      """
      id: killed-shares
      version: 1
      effective-from: 2026-01-01T00:00:00Z
      signed-by: { marketing: "Maria", sales: "Sam" }
      mql: { threshold: 50 }
      assignment:
        pools:
          - name: of-three-killed
            reps: [{ name: anna }, { name: bert }, { name: carl }]
      """;

  private static final ExecutorService PEOPLE = Executors.newVirtualThreadPerTaskExecutor();

  private static TwoInstances instances;
  private static BusProbe bus;

  private final Random random = new Random(SEED);

  @RegisterExtension
  static final TestWatcher LAST_WORDS =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext test, Throwable failure) {
          instances.all().forEach(instance -> System.out.println(instance.lastWords()));
        }
      };

  @BeforeAll
  static void start() {
    System.out.println("seed " + SEED);
    instances = new TwoInstances(REGISTRY);
    bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
  }

  @AfterAll
  static void stop() {
    PEOPLE.close();
    bus.close();
    instances.close();
  }

  @Order(1)
  @Test
  void commands_are_carried_out_once_whoever_is_killed_between_command_and_outcome() {
    List<String> leads = names("killed-command", 40);
    int sent = 0;
    for (int round = 0; round < instances.all().size(); round++) {
      Instant at = TEN.plus(NURTURE.multipliedBy(round));
      List<SalesCommand> commands = commands(leads, at, round);
      int before = sent;
      sent += commands.size();
      instances.bothAtWork(SALES_COMMAND.name());
      Instance victim = instances.all().get(round);
      int moment = 1 + random.nextInt(30);
      Set<Integer> its = victim.partitionsOf(SALES_COMMAND.name());
      leads.forEach(lead -> bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, at), at));
      // A command that comes twice, and a score between: of these each might be answered otherwise.
      instances.awaitRead(SCORE_CHANGED);
      try (Onlooker answers = new Onlooker(COMMAND_OUTCOME)) {
        var sending = CompletableFuture.runAsync(() -> send(commands), PEOPLE);
        answers.await(moment, its);
        victim.killAndStartAgain();
        sending.join();
        bus.await(COMMAND_OUTCOME, sent, it -> leads.contains(it.getLeadId()));
        System.out.printf(
            "killed at answer %d of its own: of %d answers, %d were taken back and given anew%n",
            moment, sent - before, answers.all() - (sent - before));
      }
    }

    Told told = told(leads, sent);
    assertThat(told.steps()).anyMatch(step -> step.getCycleNumber() == 2);
    told.expect(
        NO_COMMAND_LOST,
        ONE_ANSWER_A_COMMAND,
        ANSWERS_ARE_TRUE,
        NOTHING_DONE_TWICE,
        ORDER_PER_LEAD,
        ONE_HANDOFF_A_CYCLE);
  }

  /** Four of each lead; what one draws may be refused, and every fourth is sent twice. */
  private List<SalesCommand> commands(List<String> leads, Instant at, int round) {
    List<SalesCommand> commands = new ArrayList<>();
    for (int turn = 0; turn < 4; turn++) {
      for (String lead : leads) {
        String id = "%s/%d/%d".formatted(lead, round, turn);
        SalesCommand command = command(lead, id, at, drawn());
        commands.addAll(Collections.nCopies(random.nextInt(4) == 0 ? 2 : 1, command));
      }
    }
    return commands;
  }

  private Object drawn() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> accept();
      case 2 -> touch(TouchKind.CALL);
      case 3 -> discovery();
      case 4 -> reject("no idea");
      default -> RecycleLead.newBuilder().setReason("not now").build();
    };
  }

  private static void send(List<SalesCommand> commands) {
    commands.forEach(it -> bus.publish(SALES_COMMAND, it.getLeadId(), it, it.getOccurredAt()));
  }

  @Order(2)
  @Test
  void each_MQL_is_given_once_and_all_reps_have_as_many_whoever_is_killed_while_assigning() {
    List<String> leads = names("killed-share", 36);
    instances.bothAtWork(SALES_COMMAND.name());
    Answer agreed = instances.all().getFirst().desk().send("/v1/contracts?scope=named", AGREEMENT);
    assertThat(agreed.status()).as(agreed.body()).isLessThan(300);
    for (List<String> some : List.of(leads.subList(0, 18), leads.subList(18, 36))) {
      try (Onlooker assignments = new Onlooker(SALES_COMMAND)) {
        some.forEach(KilledInstancesIT::raiseToBeShared);
        assignments.await(1 + random.nextInt(10), everyPartition());
        instances.ownerOf(WHO_ASSIGNS).killAndStartAgain();
      }
    }

    bus.await(LIFECYCLE, 2 * leads.size(), step -> leads.contains(step.getLeadId()));
    Told told = told(leads, leads.size());
    told.expect(
        GIVEN_ONCE,
        NO_COMMAND_LOST,
        ONE_ANSWER_A_COMMAND,
        ANSWERS_ARE_TRUE,
        NOTHING_DONE_TWICE,
        ORDER_PER_LEAD,
        ONE_HANDOFF_A_CYCLE);
    assertThat(
            told.steps().stream()
                .filter(step -> step.getTransition() == Transition.ASSIGNED)
                .collect(groupingBy(LifecycleChanged::getRep, counting())))
        .hasSize(3)
        .allSatisfy((_, given) -> assertThat(given).isEqualTo(12));
  }

  private static void raiseToBeShared(String lead) {
    // Not of the past: the service looks at the same clock.
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ScoreChanged score =
        ScoreChanged.newBuilder(qualifyingScore(lead, now)).setContractId("killed-shares").build();
    bus.publish(SCORE_CHANGED, lead, score, now);
  }

  @Order(3)
  @Test
  void who_asks_again_under_their_key_is_told_the_one_true_answer_whoever_is_killed()
      throws InterruptedException {
    List<String> leads = names("killed-desk", 60);
    instances.bothAtWork(SALES_COMMAND.name());
    leads.forEach(lead -> bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, TEN), TEN));
    bus.await(MQL_RAISED, leads.size(), mql -> leads.contains(mql.getLeadId()));
    Instance victim = anyInstance();
    Instance survivor = instances.other(victim);
    Set<Integer> its = victim.partitionsOf(SALES_COMMAND.name());

    List<Conversation> people = leads.stream().map(Conversation::new).toList();
    CountDownLatch moment = new CountDownLatch(1 + random.nextInt(20));
    List<CompletableFuture<Void>> early =
        people.subList(0, 30).stream()
            .map(it ->
                CompletableFuture.runAsync(() -> it.ask(victim, survivor), PEOPLE)
                    .thenRun(moment::countDown))
            .toList();
    assertThat(moment.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    victim.kill();
    List<CompletableFuture<Void>> late =
        people.subList(30, 60).stream()
            .map(it -> CompletableFuture.runAsync(() -> it.ask(survivor, survivor), PEOPLE))
            .toList();
    Stream.of(early, late).flatMap(List::stream).forEach(CompletableFuture::join);
    System.out.printf(
        "killed: %d of %d were cut off, %d were told to ask again%n",
        people.stream().filter(it -> it.isCutOff).count(),
        people.size(),
        people.stream().filter(it -> it.statuses.size() > 1).count());

    assertThat(people.subList(30, 60))
        .filteredOn(it -> its.contains(partition(it.lead)))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.statuses.getFirst()).isIn(202, 503));
    assertThat(people).allSatisfy(it -> it.expectOneAnswer(survivor));
    Told told = told(leads, leads.size());
    assertThat(told.steps()).hasSize(2 * leads.size());
    told.expect(
        NO_COMMAND_LOST,
        ONE_ANSWER_A_COMMAND,
        ANSWERS_ARE_TRUE,
        NOTHING_DONE_TWICE,
        ORDER_PER_LEAD,
        ONE_HANDOFF_A_CYCLE);
  }

  /** Somebody who accepts a lead, and asks again under the same key until it is decided. */
  private static final class Conversation {
    private final String lead;
    private final List<Integer> statuses = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private boolean isCutOff;

    Conversation(String lead) {
      this.lead = lead;
    }

    void ask(Instance first, Instance then) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> answered(isCutOff ? then : first));
    }

    private boolean answered(Instance instance) {
      try {
        Answer answer =
            instance.desk().post(lead, "accept", "{'actor': 'Dana'}", "Idempotency-Key", "k");
        statuses.add(answer.status());
        answers.add(answer);
        return answer.status() == 200;
      } catch (NoAnswer killed) {
        isCutOff = true;
        return false;
      }
    }

    void expectOneAnswer(Instance instance) {
      assertThat(statuses).isSubsetOf(200, 202, 503);
      assertThat(answers.stream().filter(it -> it.status() < 300).map(it -> it.text("commandId")))
          .containsOnly(answers.getLast().text("commandId"));
      Answer done = answers.getLast();
      assertThat(answered(instance)).isTrue();
      assertThat(answers.getLast().body()).isEqualTo(done.body());
    }
  }

  private Instance anyInstance() {
    return instances.all().get(random.nextInt(2));
  }

  private static int partition(String lead) {
    return BuiltInPartitioner.partitionForKey(lead.getBytes(UTF_8), SALES_COMMAND.partitions());
  }

  private static Set<Integer> everyPartition() {
    return Set.copyOf(IntStream.range(0, SALES_COMMAND.partitions()).boxed().toList());
  }

  private static List<String> names(String kind, int count) {
    return IntStream.range(0, count).mapToObj(n -> kind + "-" + n).toList();
  }

  /** Read when all is over: as many commands as these at least, and an answer for each. */
  private static Told told(List<String> leads, int commands) {
    var asked = bus.await(SALES_COMMAND, commands, it -> leads.contains(it.getLeadId()));
    return new Told(
        asked,
        bus.await(COMMAND_OUTCOME, asked.size(), it -> leads.contains(it.getLeadId())),
        bus.await(LIFECYCLE, leads.size(), it -> leads.contains(it.getLeadId())),
        bus.await(MQL_RAISED, leads.size(), it -> leads.contains(it.getLeadId())));
  }
}
