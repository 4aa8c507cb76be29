package dev.handoff.lifecycle.assignment;

import dev.handoff.contract.AssignmentTerms;
import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Refused;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An assigner on a Monday morning, and what its leads tell it. */
final class Scenario {
  static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  private final ContractBook contracts = new ContractBook();
  private final Memory memory = new Memory();
  private final Map<String, Long> revisions = new HashMap<>();
  private Assigner assigner = new Assigner(contracts, memory);
  private Instant now = TEN;

  /** The pools of a contract, as its section {@code assignment} writes them. */
  static Scenario under(String assignment) {
    Scenario scenario = new Scenario();
    scenario.publish(1, "2026-01-01T00:00:00Z", assignment);
    return scenario;
  }

  void publish(int version, String from, String assignment) {
    contracts.add(Scope.STANDING, contract(version, from, assignment), null);
  }

  private static Contract contract(int version, String from, String assignment) {
    return Agreements.of(
        """
        id: b2b
        version: %d
        effective-from: %s
        signed-by: { marketing: Ana, sales: Bo }
        mql: { threshold: 10 }
        assignment: %s
        """
            .formatted(version, from, assignment));
  }

  Scenario at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Scenario after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** A lead of a company became an MQL. */
  Scenario raised(String lead, Map<String, Object> company) {
    return raised(lead, now, company);
  }

  Scenario raised(String lead, Instant at, Map<String, Object> company) {
    step(lead, Standing.MQL, null, true, at);
    hear(new Introduced(lead, lead + ":1", Facts.ofProfile(Map.of(), company)));
    return this;
  }

  /** One after another. */
  Scenario raised(String... leads) {
    for (String lead : leads) {
      raised(lead, Map.of());
      now = now.plusMillis(1);
    }
    return this;
  }

  /** It took a step after which it stands somewhere and somebody has it. */
  Scenario stepped(String lead, Standing standing, @Nullable String rep) {
    step(lead, standing, rep, false, now);
    return this;
  }

  private void step(
      String lead, Standing standing, @Nullable String rep, boolean raised, Instant at) {
    long revision = revisions.merge(lead, 1L, Long::sum);
    hear(new Stepped(lead, lead + ":1", "b2b", revision, standing, rep, raised, at));
  }

  Scenario refused(Assignment assignment) {
    hear(new Refused(assignment.leadId(), assignment.commandId()));
    return this;
  }

  void hear(News news) {
    assigner.hear(news, now);
  }

  List<Assignment> looks() {
    return assigner.look(now);
  }

  /** Who gets what at this look, as {@code L-1 dana}; the leads then are theirs. */
  List<String> gives() {
    List<Assignment> given = looks();
    given.forEach(each -> stepped(each.leadId(), Standing.MQL, each.rep()));
    return given.stream().map(each -> each.leadId() + " " + each.rep()).toList();
  }

  Map<String, Integer> waiting() {
    return new TreeMap<>(assigner.waiting());
  }

  /** Another instance goes on with what was kept. */
  Scenario restarted() {
    assigner = new Assigner(contracts, memory);
    return this;
  }

  /** What the contract in force says. */
  AssignmentTerms terms() {
    return contracts.governing("b2b", now).assignment();
  }

  Instant now() {
    return now;
  }

  /** Keeps everything in maps. */
  private static final class Memory implements OpenLeads {
    private final Map<String, OpenLead> leads = new TreeMap<>();
    private final Map<String, Long> turns = new TreeMap<>();

    @Override
    public @Nullable OpenLead find(String leadId) {
      return leads.get(leadId);
    }

    @Override
    public void keep(String leadId, @Nullable OpenLead lead) {
      if (lead == null) {
        leads.remove(leadId);
      } else {
        leads.put(leadId, lead);
      }
    }

    @Override
    public void forEach(Consumer<OpenLead> action) {
      leads.values().forEach(action);
    }

    @Override
    public Map<String, Long> turns() {
      return turns;
    }

    @Override
    public void keepTurn(String rep, long number) {
      turns.put(rep, number);
    }
  }
}
