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
 * instance answers. Without an answer it asks again under the same key, and less and less often.
 */
final class Sales implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);
  private static final Duration FIRST_BREATH = Duration.ofMillis(250);
  private static final Duration LONGEST_BREATH = Duration.ofSeconds(4);
  private static final String REP = "Dana";

  private final Place place;
  private final InstantSource time;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger askedAgain = new AtomicInteger();
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
    reps.submit(() -> {
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
    var breath = FIRST_BREATH;
    while (System.nanoTime() < deadline) {
      var instance = instances.get((lead.number() + attempt++) % instances.size());
      var status = status(instance, lead, decision, body);
      if (status == 200) {
        return;
      }
      if (status >= 400 && status < 500 && status != 429) {
        refusals.add("%s of %s: %d".formatted(decision, lead.id(), status));
        return;
      }
      askedAgain.incrementAndGet();
      pause(breath);
      breath = breath.multipliedBy(2);
      breath = breath.compareTo(LONGEST_BREATH) > 0 ? LONGEST_BREATH : breath;
    }
    refusals.add("%s of %s: nobody answered".formatted(decision, lead.id()));
  }

  private List<Instance> running() {
    return place.lifecycle().all().subList(0, Trial.INSTANCES);
  }

  /** What it is answered with; 0 where nobody answers. */
  private int status(Instance instance, TrialLead lead, String decision, String body) {
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
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /**
   * Stops following and waits until every decision that was begun is taken.
   *
   * @throws Refusal where that takes longer than it may
   */
  void end() throws InterruptedException {
    follows = false;
    reps.shutdown();
    if (!reps.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
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
    reps.shutdownNow();
    client.close();
  }
}
