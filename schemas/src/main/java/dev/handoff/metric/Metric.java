package dev.handoff.metric;

import dev.handoff.topic.Party;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric as a typed value. Its meters are made here and nowhere else, so that a name, a help text
 * and the labels of a metric are the same wherever it is counted.
 *
 * @param kind what can be done with its numbers
 * @param name its name in our own code, with dots
 * @param unit the base unit of its numbers, at the end of its name; null where they are a number of
 *     things, or the name says it
 * @param labels by what it is divided; the order in which values are given
 * @param services who shows it
 * @param buckets upper bounds of a histogram's buckets, in its unit; empty for the others
 * @param counted when something is counted, of a counter or histogram
 * @param help what it is, in a sentence
 */
public record Metric(
    Kind kind,
    String name,
    @Nullable String unit,
    List<String> labels,
    Set<Party> services,
    List<Double> buckets,
    Counted counted,
    String help) {

  /** What can be done with a metric's numbers. */
  public enum Kind {
    /** Only grows, until a restart: ask for its increase. */
    COUNTER,
    /** How many were at most how large: ask for quantiles. */
    HISTOGRAM,
    /** What is so now. */
    GAUGE
  }

  /**
   * When something is counted, and so what a transaction that is rolled back does to the number.
   */
  public enum Counted {
    /** What stands in a topic, committed: once, but for the last moment before a crash. */
    COMMITTED,
    /** At work, before its commit: what is rolled back and done again counts again. */
    AT_WORK,
    /** Nothing is counted: it is read when somebody asks. */
    READ
  }

  static Metric counter(String name, String help) {
    return new Metric(
        Kind.COUNTER, name, null, List.of(), Set.of(), List.of(), Counted.AT_WORK, help);
  }

  static Metric gauge(String name, String help) {
    return new Metric(Kind.GAUGE, name, null, List.of(), Set.of(), List.of(), Counted.READ, help);
  }

  static Metric histogram(String name, List<Double> buckets, String help) {
    return new Metric(
        Kind.HISTOGRAM, name, null, List.of(), Set.of(), buckets, Counted.AT_WORK, help);
  }

  static List<Double> seconds(String... durations) {
    return Stream.of(durations)
        .map(Duration::parse)
        .map(each -> each.toMillis() / 1_000.0)
        .toList();
  }

  static List<Double> bounds(double... bounds) {
    return DoubleStream.of(bounds).boxed().toList();
  }

  Metric by(String... labels) {
    return new Metric(kind, name, unit, List.of(labels), services, buckets, counted, help);
  }

  Metric in(String unit) {
    return new Metric(kind, name, unit, labels, services, buckets, counted, help);
  }

  Metric of(Party... services) {
    return new Metric(kind, name, unit, labels, Set.of(services), buckets, counted, help);
  }

  Metric onceCommitted() {
    return new Metric(kind, name, unit, labels, services, buckets, Counted.COMMITTED, help);
  }

  /** Its name in Prometheus. */
  public String exported() {
    return name.replace('.', '_')
        + (unit == null ? "" : "_" + unit)
        + (kind == Kind.COUNTER ? "_total" : "");
  }

  /**
   * What counts one combination of label values; made at 0 where there was none.
   *
   * @param values of the labels, in their order
   */
  public Counter counter(MeterRegistry meters, String... values) {
    return Counter.builder(name)
        .description(help)
        .baseUnit(unit)
        .tags(tags(values))
        .register(meters);
  }

  /**
   * What measures one combination of label values of a histogram of times. A summary would not do:
   * it takes the bounds of its buckets for whole numbers, and knows nothing below a second.
   */
  public Timer timer(MeterRegistry meters, String... values) {
    return Timer.builder(name)
        .description(help)
        .tags(tags(values))
        .serviceLevelObjectives(
            buckets.stream()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                .toArray(Duration[]::new))
        .register(meters);
  }

  /** What measures one combination of label values of any other histogram. */
  public DistributionSummary histogram(MeterRegistry meters, String... values) {
    return DistributionSummary.builder(name)
        .description(help)
        .baseUnit(unit)
        .tags(tags(values))
        .serviceLevelObjectives(buckets.stream().mapToDouble(Double::doubleValue).toArray())
        .register(meters);
  }

  /** Shows a number of something that is asked for it; the metric does not keep it alive. */
  public <T> Gauge gauge(
      MeterRegistry meters, T shown, ToDoubleFunction<T> number, String... values) {
    return Gauge.builder(name, shown, number)
        .description(help)
        .baseUnit(unit)
        .tags(tags(values))
        .register(meters);
  }

  /** Shows several numbers that change together; their tags are to be this metric's labels. */
  public MultiGauge gauges(MeterRegistry meters) {
    return MultiGauge.builder(name).description(help).baseUnit(unit).register(meters);
  }

  private Tags tags(String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(
          "Expected %s to be given values of %s, but it was given %s"
              .formatted(exported(), labels, List.of(values)));
    }
    return Tags.of(
        IntStream.range(0, values.length).mapToObj(i -> Tag.of(labels.get(i), values[i])).toList());
  }
}
