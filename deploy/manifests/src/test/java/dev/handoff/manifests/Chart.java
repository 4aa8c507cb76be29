package dev.handoff.manifests;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.Map;

/** The chart, as Helm renders it. */
final class Chart {
  private static final String RELEASE = "handoff";
  private static final String NAMESPACE = "leads";
  private static final String KUBERNETES = "1.34.0";

  private Chart() {}

  static LintResult lint() {
    return new Helm(House.CHART).lint().strict().call();
  }

  /**
   * All that the chart makes of one of its examples.
   *
   * @param example {@code default}, {@code minimal} or {@code secure}
   * @param values said besides
   * @throws IllegalStateException where it makes nothing of them, with Helm's reason
   */
  static String render(String example, Map<String, Object> values) {
    var template =
        new Helm(House.CHART)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES)
            .withValuesFile(House.CHART.resolve("ci").resolve(example + "-values.yaml"));
    values.forEach(template::set);
    return template.call();
  }
}
