package dev.handoff.scoring.desk;

import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.desk.OtherInstances;
import dev.handoff.desk.Refusal;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.stream.KeptLeads;
import dev.handoff.scoring.stream.KeptLeads.Kept;
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
 * Answers what a lead's score is now, whichever instance holds it: the leads are divided among the
 * instances, and the one that is asked asks the one that knows.
 */
@RestController
class LeadDesk {
  private static final int RETRY_SECONDS = 2;

  private final StreamsBuilderFactoryBean topology;
  private final Contracts contracts;
  private final InstantSource time;
  private final OtherInstances others;

  LeadDesk(
      StreamsBuilderFactoryBean topology,
      Contracts contracts,
      InstantSource time,
      OtherInstances others) {
    this.topology = topology;
    this.contracts = contracts;
    this.time = time;
    this.others = others;
  }

  /**
   * The score of a lead, taken now.
   *
   * @param id the lead's, percent-encoded where it has to be
   * @param asker the instance that passed the request on, if one did
   * @return the score; 404 for a lead that nothing is known of; 503 while nobody can say. {@code
   *     Handoff-Instance} names the instance that holds the lead
   */
  @GetMapping("/v1/leads/{id}/score")
  ResponseEntity<?> score(
      @PathVariable("id") String id,
      @RequestHeader(name = OtherInstances.ASKER, required = false) @Nullable String asker) {
    KafkaStreams streams = topology.getKafkaStreams();
    if (streams == null) {
      throw notNow(id, "no contract is known yet, so no lead is scored");
    }
    HostInfo holder =
        KeptLeads.holder(streams, id)
            .orElseThrow(() -> notNow(id, "leads are being handed out, or none are scored here"));
    return others.answer(holder, id, asker, () -> taken(streams, id), why -> notNow(id, why));
  }

  private ExplainedScore taken(KafkaStreams streams, String id) {
    Kept lead = kept(streams, id);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant t = now.isAfter(lead.asOf()) ? now : lead.asOf();
    try {
      var contract = contracts.governing(lead.card().profile().contract(), t);
      ScoringRules rules = new ScoringRules(contract);
      return ExplainedScore.of(id, lead.card().under(rules), rules, t);
    } catch (NoContractInForce none) {
      throw notNow(id, "its contract is not known here");
    }
  }

  private Kept kept(KafkaStreams streams, String id) {
    try {
      return KeptLeads.find(streams, id).orElseThrow(() -> unknown(id));
    } catch (InvalidStateStoreException notHere) {
      throw notNow(id, "it is just being taken over");
    }
  }

  private Refusal unknown(String id) {
    Refusal refusal =
        Refusal.of(
            HttpStatus.NOT_FOUND,
            "The lead is not known",
            "Expected a lead of which something is known, but of '%s' there is no act and no profile"
                .formatted(id));
    refusal.getHeaders().set(OtherInstances.HOLDER, others.self());
    return refusal;
  }

  private static Refusal notNow(String id, String why) {
    return Refusal.forNow(
        "The score cannot be taken just now",
        "Expected to take the score of '%s', but %s".formatted(id, why),
        RETRY_SECONDS);
  }
}
