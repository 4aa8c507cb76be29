package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.FitReason;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a person sees of a score, and what not. */
class LeadScoreTest {
  private static final LeadScore SCORE =
      score("b2b 1 MET HOLDS decision-maker webinar 8.2 e1 none fast");

  static final List<String> OF_OTHER_LOOKS =
      List.of(
          "c 1 MET HOLDS decision-maker webinar 8.2 e1 none fast",
          "b2b 2 MET HOLDS decision-maker webinar 8.2 e1 none fast",
          "b2b 1 BELOW HOLDS decision-maker webinar 8.2 e1 none fast",
          "b2b 1 MET HOLDS decision-maker webinar 9.2 e1 none fast",
          "b2b 1 MET HOLDS decision-maker webinar 8.2 e2 none fast",
          "b2b 1 MET HOLDS decision-maker webinar 8.2 e1 student fast",
          "b2b 1 MET HOLDS decision-maker webinar 8.2 e1 none slow");

  static final List<String> WITH_OTHER_REASONS =
      List.of(
          "b2b 1 MET UNKNOWN decision-maker webinar 8.2 e1 none fast",
          "b2b 1 MET HOLDS industry webinar 8.2 e1 none fast",
          "b2b 1 MET HOLDS decision-maker pages 8.2 e1 none fast");

  @ParameterizedTest
  @FieldSource("OF_OTHER_LOOKS")
  void what_is_seen_at_first_sight_changes_headline_and_face(String other) {
    assertThat(score(other).headline()).isNotEqualTo(SCORE.headline());
    assertThat(score(other).face()).isNotEqualTo(SCORE.face());
  }

  @ParameterizedTest
  @FieldSource("WITH_OTHER_REASONS")
  void a_reason_changes_the_face_alone(String other) {
    assertThat(score(other).headline()).isEqualTo(SCORE.headline());
    assertThat(score(other).face()).isNotEqualTo(SCORE.face());
  }

  @Test
  void what_rounding_hides_changes_neither() {
    LeadScore faded = score("b2b 1 MET HOLDS decision-maker webinar 8.1 e1 none fast");

    assertThat(faded.headline()).isEqualTo(SCORE.headline());
    assertThat(faded.face()).isEqualTo(SCORE.face());
  }

  @Test
  void all_faces_differ_from_each_other() {
    assertThat(
            Stream.concat(OF_OTHER_LOOKS.stream(), WITH_OTHER_REASONS.stream())
                .map(said -> score(said).face()))
        .doesNotHaveDuplicates();
  }

  /** Stores hold it: where this fails, every lead's score is published once more. */
  @Test
  void the_digest_stays_what_it_is() {
    assertThat(SCORE.face()).isEqualTo("09162db8-f264-2b34-a271-d4c1493e7600");
  }

  /**
   * @param said contract, version, fit, outcome of a criterion, a fit reason, a rule with its
   *     points, the act of a trigger, a disqualifier or none, and the class
   */
  private static LeadScore score(String said) {
    List<String> parts = List.of(said.split(" "));
    double points = Double.parseDouble(parts.get(6));
    return new LeadScore(
        T0,
        parts.get(0),
        Integer.parseInt(parts.get(1)),
        Fit.valueOf(parts.get(2)),
        List.of(new Criterion("company-size", Outcome.valueOf(parts.get(3)), Map.of())),
        List.of(new FitReason(parts.get(4), 20)),
        List.of(new Contribution(parts.get(5), points, points, points)),
        50,
        List.of(new HighIntent("demo", parts.get(9), T0, List.of(parts.get(7)))),
        parts.get(8).equals("none") ? List.of() : List.of(parts.get(8)),
        parts.get(9));
  }
}
