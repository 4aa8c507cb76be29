package dev.handoff.sla.desk;

import dev.handoff.bus.NotYetKnown;
import dev.handoff.desk.OtherInstances;
import dev.handoff.desk.Refusal;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.stream.KeptClocks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what a lead was promised and how far its clocks are, whichever instance holds them: the
 * one that is asked asks the one that knows.
 */
@RestController
class PromiseDesk {
  static final String NOT_NOW = "The promises cannot be told just now";

  private static final int RETRY_SECONDS = 2;

  private final StreamsBuilderFactoryBean topology;
  private final KeptClocks clocks;
  private final InstantSource time;
  private final OtherInstances others;

  PromiseDesk(
      StreamsBuilderFactoryBean topology,
      KeptClocks clocks,
      InstantSource time,
      OtherInstances others) {
    this.topology = topology;
    this.clocks = clocks;
    this.time = time;
    this.others = others;
  }

  /**
   * Every clock of a lead, with why each second of it counted or did not.
   *
   * @param id the lead's, percent-encoded where it has to be
   * @param asker the instance that passed the request on, if one did
   * @return the clocks; 404 for a lead that was promised nothing; 503 while nobody can say. {@code
   *     Handoff-Instance} names the instance that holds the lead
   */
  @GetMapping("/v1/leads/{id}/promises")
  ResponseEntity<?> promises(
      @PathVariable("id") String id,
      @RequestHeader(name = OtherInstances.ASKER, required = false) @Nullable String asker) {
    KafkaStreams streams = topology.getKafkaStreams();
    if (streams == null) {
      throw notNow(id, "no contract is known yet, so nothing is promised");
    }
    HostInfo holder =
        clocks
            .holder(streams, id)
            .orElseThrow(() -> notNow(id, "leads are being handed out, or none are watched here"));
    return others.answer(holder, id, asker, () -> watched(streams, id), why -> notNow(id, why));
  }

  private WatchedPromises watched(KafkaStreams streams, String id) {
    LeadClocks lead = kept(streams, id);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      return WatchedPromises.of(lead, now, clocks::stretches);
    } catch (NotYetKnown contract) {
      throw notNow(id, "its contract is not known here");
    }
  }

  private LeadClocks kept(KafkaStreams streams, String id) {
    try {
      return clocks.find(streams, id).orElseThrow(() -> unknown(id));
    } catch (InvalidStateStoreException notHere) {
      throw notNow(id, "it is just being taken over");
    }
  }

  private Refusal unknown(String id) {
    Refusal refusal =
        Refusal.of(
            HttpStatus.NOT_FOUND,
            "Nothing is promised",
            "Expected a lead to which something was promised, but of '%s' no clock is remembered"
                .formatted(id));
    refusal.getHeaders().set(OtherInstances.HOLDER, others.self());
    return refusal;
  }

  private static Refusal notNow(String id, String why) {
    return Refusal.forNow(
        NOT_NOW, "Expected to tell the promises of '%s', but %s".formatted(id, why), RETRY_SECONDS);
  }
}
