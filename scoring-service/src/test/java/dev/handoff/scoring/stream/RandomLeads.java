package dev.handoff.scoring.stream;

import static java.util.Comparator.comparing;

import dev.handoff.contract.Contract;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Told;
import dev.handoff.scoring.score.Told.Did;
import dev.handoff.scoring.score.Told.Is;
import dev.handoff.scoring.score.Told.Recycled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Leads that nobody thought of: the same seed, the same leads. Acts of every kind, late ones and
 * repeated ones; a profile at any time, or none, or several; recycles of both kinds.
 */
final class RandomLeads {
  private static final Duration LATE = Duration.ofDays(20);
  private static final Duration AHEAD = Duration.ofMinutes(4);

  private static final List<String> TYPES =
      List.of(
          "page_viewed",
          "page_viewed",
          "asset_downloaded",
          "webinar_attended",
          "email_clicked",
          "email_clicked",
          "email_unsubscribed",
          "demo_requested",
          "trial_started",
          "something_else");

  private final Random random;
  private final Contract contract;
  private final Instant start;
  private final Instant end;
  private int next;

  /**
   * @param contract which governs them all the while
   * @param start before which nothing occurs
   * @param end before which everything is written
   */
  RandomLeads(long seed, Contract contract, Instant start, Instant end) {
    this(seed, contract, start, end, 0);
  }

  /**
   * @param firstEvent number of the first event, so that histories can follow each other
   */
  RandomLeads(long seed, Contract contract, Instant start, Instant end, int firstEvent) {
    this.random = new Random(seed);
    this.contract = contract;
    this.start = start;
    this.end = end;
    this.next = firstEvent;
  }

  /** A lead that did at most so many things; its history in the order of arrival. */
  List<Piece> history(int mostActs) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = random.nextInt(mostActs + 1); i > 0; i--) {
      Act act = act(anInstant());
      pieces.add(piece(new Did(act, contract), act.occurredAt()));
      if (oneIn(7)) {
        pieces.add(piece(new Did(act, contract), act.occurredAt()));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Profile profile = profile(anInstant());
      pieces.add(piece(new Is(profile), profile.asOf()));
    }
    for (int i = oneIn(4) ? random.nextInt(1, 3) : 0; i > 0; i--) {
      Instant at = anInstant();
      pieces.add(piece(new Recycled(at, random.nextBoolean()), at));
    }
    pieces.sort(comparing(Piece::written));
    return pieces;
  }

  /** The act that ends a history, so that the last score is taken at a known instant. */
  static Piece closing(Contract contract, Instant at) {
    return new Piece(new Did(new Act("closed@" + at, "closed", at, Map.of()), contract), at);
  }

  private Piece piece(Told told, Instant at) {
    Instant written =
        switch (random.nextInt(10)) {
          case 0, 1 -> at.plusMillis(random.nextLong(LATE.toMillis()));
          case 2 -> at.minusMillis(random.nextLong(AHEAD.toMillis()));
          default -> at.plusMillis(random.nextLong(2_000));
        };
    return new Piece(told, written.isAfter(end) ? end : written);
  }

  private Act act(Instant at) {
    Map<String, Object> attributes = new HashMap<>();
    maybe(attributes, "path", oneOf("/pricing", "/pricing/teams", "/docs", "/blog"));
    maybe(attributes, "topic", oneOf("security", "product"));
    maybe(attributes, "source", oneOf("google", "referral", "event"));
    maybe(attributes, "seconds", random.nextDouble() * 100);
    maybe(attributes, "seats", random.nextLong(1, 6));
    maybe(attributes, "agent", oneOf("bot", "browser", "browser", "browser"));
    return new Act("e" + next++, TYPES.get(random.nextInt(TYPES.size())), at, attributes);
  }

  private Profile profile(Instant at) {
    Map<String, Object> lead = new HashMap<>();
    Map<String, Object> company = new HashMap<>();
    maybe(lead, "email", oneOf("ada@buyer.example", "bo@buyer.test"));
    maybe(lead, "seniority", oneOf("director", "vp", "manager", "intern"));
    maybe(lead, "jobTitle", oneOf("Head of Operations", "Engineer", "Engineer", "Student"));
    maybe(company, "employees", oneOf(20L, 50L, 500L, 5_000L, 5_001L));
    maybe(company, "industry", oneOf("software", "fintech", "software", "retail"));
    maybe(company, "country", oneOf("US", "DE", "FR"));
    maybe(company, "domain", oneOf("buyer.example", "buyer.example", "rival.example"));
    return new Profile(at, (String) lead.get("email"), null, null, lead, company);
  }

  private void maybe(Map<String, Object> attributes, String name, Object value) {
    if (!oneIn(6)) {
      attributes.put(name, value);
    }
  }

  private Instant anInstant() {
    return start.plusMillis(random.nextLong(Duration.between(start, end).toMillis()));
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  @SafeVarargs
  private <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }
}
