package dev.handoff.local.trial;

import dev.handoff.local.Refusal;
import dev.handoff.local.reading.Messages;
import dev.handoff.local.reading.Tail;
import dev.handoff.local.stack.Instances.Instance;
import dev.handoff.local.stack.Place;
import dev.handoff.local.trial.TrialLead.Care;
import dev.handoff.message.MqlRaised;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sales as a tool of theirs would do it: follows the MQLs, and decides over HTTP, at whichever
 * instance answers. Without an answer it asks again under the same key, as soon as it is told to.
 */
final class Sales implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);
  private static final Duration BREATH = Duration.ofMillis(500);
  private static final String REP = "Dana";

  private final Place place;
  private final InstantSource time;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger askedAgain = new AtomicInteger();
  private final ExecutorService follower = Executors.newSingleThreadExecutor();
  private final ExecutorService reps = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean follows = true;

  Sales(Place place, InstantSource time) {
    this.place = place;
    this.time = time;
  }

  /** Begins to follow the MQLs that come from now on. */
  void begin() {
    var tail = Tail.fromNow(place, Topics.MQL_RAISED.name());
    var messages = new Messages(place);
    follower.submit(() -> {
      try (tail) {
        tail.follow(() -> follows, record -> take(messages.of(Topics.MQL_RAISED, record)));
      }
    });
  }

  private void take(MqlRaised mql) {
    var lead = TrialLead.of(mql.getLeadId());
    if (seen.putIfAbsent(lead.id(), time.instant()) == null) {
      reps.submit(() -> care(lead));
    }
  }

  private void care(TrialLead lead) {
    if (lead.care() == Care.FORGOTTEN) {
      return;
    }
    decide(lead, "accept", "{\"actor\": \"%s\"}".formatted(REP));
    if (lead.care() == Care.ACCEPTED_AND_CALLED) {
      decide(
          lead,
          "touches",
          "{\"actor\": \"%s\", \"kind\": \"call\", \"reached\": true}".formatted(REP));
    }
  }

  private void decide(TrialLead lead, String decision, String body) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var instances = running();
    var attempt = 0;
    while (System.nanoTime() < deadline) {
      var instance = instances.get((lead.number() + attempt++) % instances.size());
      var answer = answer(instance, lead, decision, body);
      if (answer.status() == 200) {
        return;
      }
      if (answer.isFinal()) {
        refusals.add("%s of %s: %d".formatted(decision, lead.id(), answer.status()));
        return;
      }
      askedAgain.incrementAndGet();
      pause(answer.comeBackAfter());
    }
    refusals.add("%s of %s: nobody answered".formatted(decision, lead.id()));
  }

  private List<Instance> running() {
    return place.lifecycle().all().subList(0, Trial.INSTANCES);
  }

  /**
   * What a decision is answered with.
   *
   * @param status 0 where nobody answers
   * @param comeBackAfter when to ask again
   */
  private record Answer(int status, Duration comeBackAfter) {
    static final Answer NONE = new Answer(0, BREATH);

    static Answer of(HttpResponse<?> response) {
      var told = response.headers().firstValueAsLong("Retry-After");
      return new Answer(
          response.statusCode(), told.isPresent() ? Duration.ofSeconds(told.getAsLong()) : BREATH);
    }

    boolean isFinal() {
      return status >= 400 && status < 500 && status != 429;
    }
  }

  private Answer answer(Instance instance, TrialLead lead, String decision, String body) {
    var path = "/v1/leads/%s/%s".formatted(lead.id(), decision);
    var request =
        place
            .tokens()
            .on(HttpRequest.newBuilder(URI.create(instance.desk().url(path))))
            .header("Idempotency-Key", lead.id() + "/" + decision)
            .timeout(ANSWERED_WITHIN)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return Answer.of(client.send(request, BodyHandlers.discarding()));
    } catch (IOException noAnswer) {
      return Answer.NONE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  /**
   * Waits until an MQL of each lead was seen and every decision is taken, and stops following. An
   * MQL that does not come is waited for in vain, and left to the proof.
   *
   * @throws Refusal where sales still asks when all patience is over
   */
  void end(long leads) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (seen.size() < leads && System.nanoTime() < deadline) {
      pause(BREATH);
    }
    follows = false;
    follower.shutdown();
    var isDone = follower.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    reps.shutdown();
    if (!isDone || !reps.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new Refusal("Expected sales to have decided by now, but it still asks.");
    }
  }

  /** When sales saw each MQL, by the lead's id. */
  Map<String, Instant> seen() {
    return seen;
  }

  /** Decisions that were turned down, each as a sentence. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** How often nobody answered, or not yet, and sales asked again. */
  int askedAgain() {
    return askedAgain.get();
  }

  private static void pause(Duration breath) {
    try {
      Thread.sleep(breath);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    follows = false;
    follower.shutdownNow();
    reps.shutdownNow();
    client.close();
  }
}
