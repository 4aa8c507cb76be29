package dev.handoff.local.flow;

import tools.jackson.databind.JsonNode;

/** Whether the reasons that a score gives add up to it. */
final class Sum {
  private static final double ROUNDING = 1e-6;

  private Sum() {}

  static boolean isRight(JsonNode score) {
    var fit = sum(score.path("fitReasons"), "points");
    var engagement = Math.max(0, sum(score.path("rules"), "countedPoints"));
    return near(fit, score.path("fitPoints"))
        && near(engagement, score.path("engagementPoints"))
        && near(fit + engagement, score.path("total"));
  }

  private static double sum(JsonNode reasons, String points) {
    var sum = 0.0;
    for (var reason : reasons) {
      sum += reason.path(points).asDouble();
    }
    return sum;
  }

  private static boolean near(double expected, JsonNode found) {
    return Math.abs(expected - found.asDouble()) < ROUNDING;
  }
}
