package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Told.Is;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new version of the contract is published while leads are known by the one before. */
class ContractChangeTest {
  private static final int LEADS = 130;
  private static final long SEED = 301;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(60));

  private static final String FIRST =
      """
      id: random
      version: 1
      effective-from: 2026-03-01T00:00:00Z
      signed-by: { marketing: M, sales: S }
      fit:
        minimum: [{ name: size, when: company.employees >= 50 }]
        points: [{ name: core, when: "company.industry == 'software'", points: 10 }]
      engagement:
        ignore: [{ name: scanner, on: email_clicked, when: event.seconds < 30.0 }]
        points:
          - { name: page, on: page_viewed, points: 8, cap: 24, half-life: 14d }
          - { name: asset, on: asset_downloaded, points: 5, cap: 15, expires-after: 30d }
          - { name: click, on: email_clicked, points: 2, half-life: 7d }
          - { name: left, on: email_unsubscribed, points: -15 }
          - { name: closing, on: closed, points: 1 }
        high-intent: [{ name: trials, on: trial_started, at-least: 2, class: direct-inquiry }]
      mql: { threshold: 30, raise-when: fit-and-engagement }
      """;

  private final Contract first = Agreements.of(FIRST);
  private final ContractBook book = RandomContracts.book(first);
  private final Map<String, List<Piece>> histories = new LinkedHashMap<>();

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "points: 8, cap: 24 | points: 3.5, cap: 24",
        "points: 8, cap: 24 | points: 0, cap: 24",
        "cap: 24 | cap: 60",
        "half-life: 14d | half-life: 3d",
        "cap: 24, half-life: 14d | cap: 24, expires-after: 9d",
        "expires-after: 30d | expires-after: 60d",
        "cap: 15, expires-after: 30d | cap: 15, half-life: 2d",
        "points: -15 | points: 4",
        "threshold: 30 | threshold: 12",
        "employees >= 50 | employees >= 501",
        "points: 10 | points: -3",
        "name: scanner | name: robot",
        "seconds < 30.0 | seconds < 60.0",
        "at-least: 2 | at-least: 3",
        "at-least: 2 | at-least: 1, within: 40d",
        "'- { name: page, on: page_viewed, points: 8, cap: 24, half-life: 14d }' | ",
        "on: asset_downloaded | on: webinar_attended",
        "name: page, on: page_viewed | name: visit, on: page_viewed"
      })
  void every_lead_is_judged_anew_once_and_as_the_definition_says(String from, String to) {
    Contract second = second(from, to == null ? "" : to);
    try (Scoring scoring = known(SEED)) {
      publish(scoring, second);
      scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);

      List<ScoreChanged> published = scoring.published();
      assertThat(published).allMatch(changed -> changed.getCause() == Cause.CONTRACT);
      assertJudged(SEED, second, published);
      assertThat(scoring.progress()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {311, 312, 313, 314})
  void acts_from_then_on_count_by_whatever_the_new_version_says(long seed) {
    Instant later = END.plus(Duration.ofDays(30));
    try (Scoring scoring = known(seed)) {
      Contract second = new RandomContracts(seed).contract(2, scoring.now());
      publish(scoring, second);
      scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);
      assertJudged(seed, second, scoring.published());

      RandomLeads more = new RandomLeads(-seed, second, scoring.now(), later, 10_000);
      histories.forEach((lead, history) -> {
        List<Piece> rest = more.history(10);
        rest.add(RandomLeads.closing(second, later));
        rest.forEach(piece -> scoring.tell(lead, piece));
        history.addAll(rest);
      });
      Map<String, ScoreChanged> last = scoring.last();
      histories.forEach((lead, history) ->
          Naive.assertSame(
              "seed %d, lead %s".formatted(seed, lead), last.get(lead), Naive.of(second, history)));
    }
  }

  @Test
  void the_pace_is_bounded_the_progress_is_shown_and_a_restart_goes_on() {
    try (Scoring scoring = known(SEED)) {
      Contract second = second("threshold: 30", "threshold: 12");
      publish(scoring, second);
      scoring.advance(Scoring.LOOK);

      List<ScoreChanged> published = new ArrayList<>(scoring.published());
      assertThat(published).hasSize(50);
      assertThat(scoring.progress()).isEqualTo(50.0 / LEADS);

      scoring.restart();
      scoring.advance(Scoring.LOOK);
      assertThat(scoring.progress()).as("while it waits after the restart").isEqualTo(50.0 / LEADS);
      scoring.advance(Scoring.QUIET);
      scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);
      published.addAll(scoring.published());
      assertJudged(SEED, second, published);
      assertThat(scoring.progress()).isEqualTo(1);
    }
  }

  @Test
  void what_a_version_does_is_never_said_to_be_the_doing_of_a_record_that_came_before_the_walk() {
    try (Scoring scoring = known(SEED)) {
      Contract second = second("threshold: 30", "threshold: 1");
      publish(scoring, second);
      histories.forEach((lead, history) ->
          history.stream()
              .filter(piece -> piece.told() instanceof Is)
              .forEach(piece -> scoring.tell(lead, new Piece(piece.told(), scoring.now()))));

      List<ScoreChanged> published = scoring.published();
      assertThat(published).isNotEmpty();
      assertThat(published).extracting(ScoreChanged::getCause).containsOnly(Cause.CONTRACT);
    }
  }

  @Test
  void leads_under_another_contract_are_left_alone() {
    try (Scoring scoring = known(SEED)) {
      Profile profile =
          new Profile(END, null, null, RandomContracts.KEEPS, Map.of(), Map.of("employees", 60L));
      scoring.tell("N-1", new Piece(new Is(profile), scoring.now()));
      assertThat(scoring.published()).hasSize(1);

      publish(scoring, second("threshold: 30", "threshold: 12"));
      scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);
      assertThat(scoring.published())
          .hasSize(LEADS)
          .noneMatch(changed -> changed.getLeadId().equals("N-1"));

      String named = "id: " + RandomContracts.KEEPS;
      String next = FIRST.replace("id: random", named).replace("version: 1", "version: 2");
      book.add(Scope.NAMED, Agreements.of(next), null);
      scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);
      assertThat(scoring.published()).extracting(ScoreChanged::getLeadId).containsExactly("N-1");
    }
  }

  private Scoring known(long seed) {
    Scoring scoring = new Scoring(book, END);
    RandomLeads leads = new RandomLeads(seed, first, START, END);
    for (int i = 0; i < LEADS; i++) {
      List<Piece> history = leads.history(16);
      history.add(RandomLeads.closing(first, END));
      String lead = "L-" + i;
      histories.put(lead, history);
      history.forEach(piece -> scoring.tell(lead, piece));
    }
    scoring.advance(Scoring.QUIET);
    scoring.advanceTo(scoring.now().plusSeconds(1), Scoring.LOOK);
    scoring.published();
    return scoring;
  }

  private Contract second(String from, String to) {
    assertThat(FIRST).contains(from);
    return Agreements.of(
        FIRST
            .replace(from, to)
            .replace("version: 1", "version: 2")
            .replace("2026-03-01", "2026-04-30"));
  }

  private void publish(Scoring scoring, Contract second) {
    assertThat(second.effectiveFrom()).isBeforeOrEqualTo(scoring.now());
    book.add(Scope.STANDING, second, first);
  }

  private void assertJudged(long seed, Contract second, List<ScoreChanged> published) {
    assertThat(published)
        .extracting(ScoreChanged::getLeadId)
        .containsExactlyInAnyOrderElementsOf(histories.keySet());
    for (ScoreChanged changed : published) {
      assertThat(changed.getContractVersion()).isEqualTo(2);
      Naive.assertSame(
          "seed %d, lead %s".formatted(seed, changed.getLeadId()),
          changed,
          Naive.of(second, histories.get(changed.getLeadId())));
    }
  }
}
