package dev.handoff.scoring.stream;

import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/**
 * How leads are judged anew that did nothing: at which pace, and where it can be seen.
 *
 * @param leadsASecond most leads of a partition that are looked at in a second, from 1; as many
 *     again after a change of contract
 * @param longestWait how long to wait at most while records of the past are being read
 * @param meters where the progress is shown
 */
public record Rescoring(int leadsASecond, Duration longestWait, MeterRegistry meters) {

  OfPartition of(int partition, DecayWatch decay, ContractWatch contract) {
    return new OfPartition(this, partition, decay, contract);
  }

  /** The watches over the leads of one partition. */
  static final class OfPartition {
    private final Rescoring pace;
    private final DecayWatch decay;
    private final ContractWatch contract;
    private final Counter decayed;
    private final Counter underNewTerms;
    private final Gauge progress;
    private double owed;

    private OfPartition(Rescoring pace, int partition, DecayWatch decay, ContractWatch contract) {
      this.pace = pace;
      this.decay = decay;
      this.contract = contract;
      this.decayed = counter("decay");
      this.underNewTerms = counter("contract");
      this.progress =
          Metrics.RESCORING_PROGRESS.gauge(
              pace.meters, contract, ContractWatch::progress, Integer.toString(partition));
    }

    private Counter counter(String cause) {
      return Metrics.RESCORED.counter(pace.meters, cause);
    }

    /**
     * @param since time since the last look
     */
    void look(Instant now, Duration since) {
      owed += pace.leadsASecond * since.toMillis() / 1000.0;
      int most = (int) owed;
      owed -= most;
      // First who is due: what a version changes on its day is told at its instant.
      decayed.increment(decay.look(now, most));
      underNewTerms.increment(contract.look(now, most));
    }

    /** Nothing is looked at; but how much there is to do shall be seen. */
    void notice(Instant now) {
      contract.notice(now);
    }

    /** Another instance has the partition now. */
    void close() {
      pace.meters.remove(progress);
    }
  }
}
