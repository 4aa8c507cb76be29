package dev.handoff.scoring.stream;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.testing.Agreements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Contracts that nobody thought of: the same seed, the same contracts. */
final class RandomContracts {
  /** The contract under which a recycle ends what counted, and the one under which it does not. */
  static final String RESETS = "resets";

  static final String KEEPS = "keeps";

  /** On the act that ends each random history: always worth a point. */
  private static final String CLOSING = "{ name: closing, on: closed, points: 1 }";

  private static final List<String> ACTS =
      List.of(
          "on: page_viewed",
          "on: page_viewed, when: \"event.path.startsWith('/pricing')\"",
          "on: page_viewed, when: 'event.seconds > 30.0'",
          "on: asset_downloaded",
          "on: asset_downloaded, when: \"event.topic == 'security'\"",
          "on: webinar_attended",
          "on: webinar_attended, when: 'event.seconds >= 60.0 && event.seats > 1'",
          "on: email_clicked",
          "on: email_clicked, when: \"event.topic == 'product' || event.seats > 3\"",
          "on: email_unsubscribed",
          "on: demo_requested",
          "on: trial_started");

  private static final List<String> IGNORED =
      List.of(
          "{ name: scanner, on: email_clicked, when: 'event.seconds < 20.0' }",
          "{ name: hasty, on: email_clicked, when: 'event.seconds < 35.0' }",
          "{ name: bot, on: page_viewed, when: \"event.agent == 'bot'\" }",
          "{ name: office, on: page_viewed, when: 'event.seats == 1' }");

  private static final List<String> WHO =
      List.of(
          "company.employees >= 50 && company.employees <= 5000",
          "company.industry in ['software', 'fintech']",
          "lead.seniority in ['manager', 'director', 'vp']",
          "company.country in ['US', 'DE']",
          "lead.jobTitle.lowerAscii().contains('head')",
          "lead.email.endsWith('.example')");

  private static final List<String> NEVER =
      List.of(
          "{ name: competitor, when: \"company.domain in ['rival.example']\" }",
          "{ name: student, when: \"lead.jobTitle.lowerAscii().contains('student')\" }");

  private static final List<String> WINDOWS = List.of("", ", within: 7d", ", within: 30d");
  private static final List<String> CLASSES = List.of("direct-inquiry", "high-intent", "standard");

  private final Random random;

  RandomContracts(long seed) {
    this.random = new Random(seed);
  }

  Contract contract(int version, Instant effectiveFrom) {
    return Agreements.of(
        """
        id: random
        version: %d
        effective-from: %s
        signed-by: { marketing: M, sales: S }
        fit:
          minimum: [%s]
          points: [%s]
        disqualify: [%s]
        engagement:
          ignore: [%s]
          points: [%s]
          high-intent: [%s]
        mql: { threshold: %d, raise-when: fit-and-engagement }
        """
            .formatted(
                version,
                effectiveFrom,
                some(WHO, 3, when -> "{ name: c%d, when: \"" + when + "\" }"),
                some(WHO, 3, when -> "{ name: f%d, when: \"" + when + "\", points: %s }"),
                some(NEVER, 2, rule -> rule),
                some(IGNORED, 3, rule -> rule),
                several(3, 12, this::points) + ", " + CLOSING,
                several(0, 4, this::trigger),
                random.nextInt(5, 90)));
  }

  /** Where it governs every lead, and the two under which leads are recycled govern none. */
  static ContractBook book(Contract standing) {
    ContractBook book = new ContractBook();
    book.add(Scope.STANDING, standing, null);
    book.add(Scope.NAMED, recycling(RESETS, "reset"), null);
    book.add(Scope.NAMED, recycling(KEEPS, "keep"), null);
    return book;
  }

  private static Contract recycling(String id, String engagement) {
    return Agreements.of(
        """
        id: %s
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        lifecycle: { recycle: { engagement: %s } }
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(id, engagement));
  }

  private String points(int i) {
    double points = random.nextInt(-24, 41) / 2.0;
    String cap = ", cap: " + random.nextInt(1, 120) / 2.0;
    String fading =
        switch (random.nextInt(4)) {
          case 0 -> random.nextBoolean() ? cap : "";
          case 1 -> cap + ", expires-after: " + random.nextInt(1, 1_500) + "h";
          default ->
              (random.nextBoolean() ? cap : "") + ", half-life: " + random.nextInt(6, 1_200) + "h";
        };
    return "{ name: p%d, %s, points: %s%s }".formatted(i, oneOf(ACTS), points, fading);
  }

  private String trigger(int i) {
    return "{ name: t%d, %s, class: %s, at-least: %d%s }"
        .formatted(i, oneOf(ACTS), oneOf(CLASSES), random.nextInt(1, 5), oneOf(WINDOWS));
  }

  private String some(List<String> all, int most, Function<String, String> rule) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    int count = random.nextInt(most + 1);
    return IntStream.range(0, count)
        .mapToObj(i -> rule.apply(shuffled.get(i)).formatted(i, random.nextInt(-10, 25)))
        .collect(joining(", "));
  }

  private String several(int least, int most, Function<Integer, String> rule) {
    return IntStream.range(0, random.nextInt(least, most + 1))
        .mapToObj(rule::apply)
        .collect(joining(", "));
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
