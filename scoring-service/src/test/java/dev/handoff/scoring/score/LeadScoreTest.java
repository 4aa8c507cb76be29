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
      score(
          "b2b", 1, Fit.MET, Outcome.HOLDS, "decision-maker", "webinar", 8.2, "e1", "none", "fast");

  static final List<LeadScore> OF_OTHER_LOOKS =
      List.of(
          score(
              "c",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "none",
              "fast"),
          score(
              "b2b",
              2,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "none",
              "fast"),
          score(
              "b2b",
              1,
              Fit.BELOW,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "none",
              "fast"),
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              9.2,
              "e1",
              "none",
              "fast"),
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e2",
              "none",
              "fast"),
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "student",
              "fast"),
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "none",
              "slow"));

  static final List<LeadScore> WITH_OTHER_REASONS =
      List.of(
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.UNKNOWN,
              "decision-maker",
              "webinar",
              8.2,
              "e1",
              "none",
              "fast"),
          score("b2b", 1, Fit.MET, Outcome.HOLDS, "industry", "webinar", 8.2, "e1", "none", "fast"),
          score(
              "b2b",
              1,
              Fit.MET,
              Outcome.HOLDS,
              "decision-maker",
              "pages",
              8.2,
              "e1",
              "none",
              "fast"));

  @ParameterizedTest
  @FieldSource("OF_OTHER_LOOKS")
  void what_is_seen_at_first_sight_changes_headline_and_face(LeadScore other) {
    assertThat(other.headline()).isNotEqualTo(SCORE.headline());
    assertThat(other.face()).isNotEqualTo(SCORE.face());
  }

  @ParameterizedTest
  @FieldSource("WITH_OTHER_REASONS")
  void a_reason_changes_the_face_alone(LeadScore other) {
    assertThat(other.headline()).isEqualTo(SCORE.headline());
    assertThat(other.face()).isNotEqualTo(SCORE.face());
  }

  @Test
  void what_rounding_hides_changes_neither() {
    LeadScore faded =
        score(
            "b2b",
            1,
            Fit.MET,
            Outcome.HOLDS,
            "decision-maker",
            "webinar",
            8.1,
            "e1",
            "none",
            "fast");

    assertThat(faded.headline()).isEqualTo(SCORE.headline());
    assertThat(faded.face()).isEqualTo(SCORE.face());
  }

  @Test
  void all_faces_differ_from_each_other() {
    assertThat(
            Stream.concat(OF_OTHER_LOOKS.stream(), WITH_OTHER_REASONS.stream())
                .map(LeadScore::face))
        .doesNotHaveDuplicates();
  }

  /** Stores hold it: where this fails, every lead's score is published once more. */
  @Test
  void the_digest_stays_what_it_is() {
    assertThat(SCORE.face()).isEqualTo("09162db8-f264-2b34-a271-d4c1493e7600");
  }

  private static LeadScore score(
      String contract,
      int version,
      Fit fit,
      Outcome outcome,
      String reason,
      String rule,
      double points,
      String act,
      String disqualifier,
      String slaClass) {
    return new LeadScore(
        T0,
        contract,
        version,
        fit,
        List.of(new Criterion("company-size", outcome, Map.of())),
        List.of(new FitReason(reason, 20)),
        List.of(new Contribution(rule, points, points, points)),
        50,
        List.of(new HighIntent("demo", slaClass, T0, List.of(act))),
        disqualifier.equals("none") ? List.of() : List.of(disqualifier),
        slaClass);
  }
}
