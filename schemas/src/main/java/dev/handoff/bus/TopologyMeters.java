package dev.handoff.bus;

import static java.util.stream.Collectors.toCollection;

import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Whether the topology runs, and how many records lie before it. */
final class TopologyMeters implements StreamsBuilderFactoryBean.Listener {
  private static final String LAG = "records-lag";

  /** Stores that are read again have a consumer of their own, whose lag is no records unread. */
  private static final String RESTORING = "restore-consumer";

  private final StreamsBuilderFactoryBean factory;
  private final String application;
  private final MeterRegistry meters;

  /**
   * @param application the topology's id, which the names of its own topics begin with
   */
  TopologyMeters(StreamsBuilderFactoryBean factory, String application, MeterRegistry meters) {
    this.factory = factory;
    this.application = application;
    this.meters = meters;
    Metrics.TOPOLOGY_RUNNING.gauge(meters, this, TopologyMeters::running);
  }

  @Override
  public void streamsAdded(String id, KafkaStreams streams) {
    Topology topology = factory.getTopology();
    if (topology != null) {
      sources(topology)
          .forEach(topic -> Metrics.TOPOLOGY_LAG.gauge(meters, this, it -> it.lag(topic), topic));
    }
  }

  private double running() {
    KafkaStreams streams = factory.getKafkaStreams();
    return streams != null && streams.state() == KafkaStreams.State.RUNNING ? 1 : 0;
  }

  private double lag(String topic) {
    KafkaStreams streams = factory.getKafkaStreams();
    return streams == null ? Double.NaN : lag(topic, streams.metrics().values());
  }

  /** Of all partitions that are read here; 0 where none are. */
  static double lag(String topic, Collection<? extends Metric> metrics) {
    return metrics.stream()
        .filter(metric -> isLagOf(topic, metric.metricName()))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(lag -> !Double.isNaN(lag))
        .sum();
  }

  private static boolean isLagOf(String topic, MetricName name) {
    return name.name().equals(LAG)
        && topic.equals(name.tags().get("topic"))
        && !name.tags().getOrDefault("client-id", "").endsWith(RESTORING);
  }

  private Set<String> sources(Topology topology) {
    return topology.describe().subtopologies().stream()
        .flatMap(each -> each.nodes().stream())
        .flatMap(TopologyMeters::topics)
        .map(this::onTheBroker)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> topics(TopologyDescription.Node node) {
    return node instanceof TopologyDescription.Source source && source.topicSet() != null
        ? source.topicSet().stream()
        : Stream.empty();
  }

  private String onTheBroker(String topic) {
    return topic.endsWith("-repartition") ? application + "-" + topic : topic;
  }
}
