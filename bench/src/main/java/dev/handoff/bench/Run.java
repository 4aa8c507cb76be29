package dev.handoff.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.handoff.testing.BusDefaults;
import dev.handoff.topic.Party;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/**
 * One topology from its first record to its last, with the configuration that services run with and
 * a state of its own.
 */
final class Run {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Bus bus;
  private final String application;
  private final Properties config;

  Run(Bus bus, String application, Path folder) {
    this(bus, Party.SCORING_SERVICE, application, folder);
  }

  Run(Bus bus, Party service, String application, Path folder) {
    this.bus = bus;
    this.application = application;
    this.config = BusDefaults.streams(service);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bus.bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
  }

  /**
   * How fast it was.
   *
   * @param perSecond records read and committed in a second, from the first commit to the last
   * @param cpuMicros what a record took of the stream threads' processor time
   * @param processMicros what it took of the whole process's, with RocksDB's threads and those that
   *     compile and collect garbage
   * @param pauseMicros how long all threads stood still for it while garbage was collected
   */
  record Pace(double perSecond, double cpuMicros, double processMicros, double pauseMicros) {}

  /** Runs it until it has committed so many records. */
  Pace until(long records, Consumer<StreamsBuilder> steps) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    steps.accept(builder);
    KafkaStreams streams = new KafkaStreams(builder.build(), config);
    try {
      streams.cleanUp();
      streams.start();
      Mark first = mark(1);
      return mark(records).since(first);
    } finally {
      streams.close();
      streams.cleanUp();
    }
  }

  /**
   * What it costs that nothing happens.
   *
   * @param threads share of one core that the stream threads took
   * @param process share of one core that the whole process took, RocksDB's threads and the
   *     compiler's in it
   */
  record Idle(double threads, double process) {}

  /** Runs it until it has committed so many records and come to rest; then looks for a while. */
  Idle idleAfter(long records, Duration rest, Duration look, Consumer<StreamsBuilder> steps) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    steps.accept(builder);
    KafkaStreams streams = new KafkaStreams(builder.build(), config);
    try {
      streams.cleanUp();
      streams.start();
      mark(records);
      LockSupport.parkNanos(rest.toNanos());
      long nanos = System.nanoTime();
      long threads = streamThreadsCpu();
      long process = processCpu();
      LockSupport.parkNanos(look.toNanos());
      double passed = System.nanoTime() - nanos;
      return new Idle((streamThreadsCpu() - threads) / passed, (processCpu() - process) / passed);
    } finally {
      streams.close();
      streams.cleanUp();
    }
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long pauseMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private record Mark(
      long records, long nanos, long cpuNanos, long processNanos, long pauseMillis) {
    Pace since(Mark first) {
      double passed = records - first.records;
      return new Pace(
          passed * 1e9 / (nanos - first.nanos),
          (cpuNanos - first.cpuNanos) / passed / 1e3,
          (processNanos - first.processNanos) / passed / 1e3,
          (pauseMillis - first.pauseMillis) / passed * 1e3);
    }
  }

  private Mark mark(long records) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long committed = bus.committed(application);
    while (committed < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Expected %s to commit %,d records within %s, but it committed %,d"
                .formatted(application, records, PATIENCE, committed));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      committed = bus.committed(application);
    }
    return new Mark(committed, System.nanoTime(), streamThreadsCpu(), processCpu(), pauseMillis());
  }

  private long streamThreadsCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().contains("StreamThread"))
        .filter(thread -> !thread.getThreadName().contains("producer"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }
}
