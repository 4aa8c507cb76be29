package dev.handoff.metric;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.testing.GeneratedDocument;
import dev.handoff.topic.Party;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The list of metrics is written from the catalogue, which alone makes meters. */
class MetricsDocumentTest {

  @Test
  void the_document_in_the_house_is_what_the_catalogue_says() {
    GeneratedDocument.isCurrent(
        "metrics.md",
        """
        # Metrics

        Written by `MetricsDocumentTest` from the catalogue (`dev.handoff.metric.Metrics`); not to \
        be edited by hand. [What they count, and what a restart does to them](../operations.md#metrics).

        Every metric has the label `service` besides. A histogram `h` is the series `h_bucket` (with \
        the label `le`), `h_sum`, `h_count` and `h_max`.

        | metric | kind | labels | shown by | counted | is |
        |---|---|---|---|---|---|
        %s

        ## Buckets

        | histogram | upper bounds |
        |---|---|
        %s
        """
            .formatted(rows(), buckets()));
  }

  @Test
  void the_catalogue_is_whole_and_names_nothing_twice() throws IllegalAccessException {
    for (Field field : Metrics.class.getFields()) {
      assertThat(Metrics.all()).contains((Metric) field.get(null));
    }
    assertThat(Metrics.all()).extracting(Metric::exported).doesNotHaveDuplicates();
  }

  @Test
  void every_name_is_as_prometheus_wants_it() {
    assertThat(Metrics.all())
        .extracting(Metric::exported)
        .allSatisfy(name -> assertThat(name).matches("handoff(_[a-z]+)+"))
        .noneMatch(name -> name.matches(".*_(milliseconds|millis|minutes|hours|percent)(_.*)?"));
    assertThat(Metrics.all())
        .allSatisfy(metric -> {
          assertThat(metric.exported().endsWith("_total"))
              .isEqualTo(metric.kind() == Metric.Kind.COUNTER);
          assertThat(metric.help()).isNotBlank().doesNotEndWith(".");
          assertThat(metric.services()).isNotEmpty();
          assertThat(metric.buckets()).isSorted().allMatch(bound -> bound > 0);
          assertThat(metric.labels())
              .allMatch(label -> label.matches("[a-z]+"))
              .doesNotContain("le");
        });
  }

  @Test
  void values_are_given_for_every_label_or_refused() {
    assertThatThrownBy(() -> Metrics.EVENTS.counter(new SimpleMeterRegistry(), "page_viewed"))
        .hasMessage(
            "Expected handoff_events_total to be given values of [type, source], but it was given"
                + " [page_viewed]");
  }

  private static String rows() {
    return Metrics.all().stream().map(MetricsDocumentTest::row).collect(joining("\n"));
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            metric.exported(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            metric.labels().stream().map(label -> "`" + label + "`").collect(joining(", ")),
            shownBy(metric),
            switch (metric.counted()) {
              case COMMITTED -> "once committed";
              case AT_WORK -> "at work";
              case READ -> "";
            },
            metric.help());
  }

  private static String shownBy(Metric metric) {
    return metric.services().size() == 3
        ? "all three"
        : Arrays.stream(Party.values())
            .filter(metric.services()::contains)
            .map(Party::id)
            .collect(joining(", "));
  }

  private static String buckets() {
    return Metrics.all().stream()
        .filter(metric -> !metric.buckets().isEmpty())
        .map(metric ->
            "| `%s` | %s |"
                .formatted(
                    metric.exported(),
                    metric.buckets().stream()
                        .map(MetricsDocumentTest::number)
                        .collect(joining(", "))))
        .collect(joining("\n"));
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
