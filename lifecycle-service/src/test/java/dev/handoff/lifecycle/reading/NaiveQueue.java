package dev.handoff.lifecycle.reading;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The queue as it is defined, over leads in memory to which this and that happens. */
final class NaiveQueue {
  static final List<String> FILTERS =
      List.of("", "rep=dana", "unassigned=true", "waiting-for=first-touch", "rep=eli&segment=smb");

  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final List<String> PROMISES = List.of("acceptance", "first-touch", "discovery");
  private static final List<String> OPEN = List.of("RUNNING", "WARNED", "BROKEN", "ESCALATED");

  private final Random random;
  private final ReadLedger ledger;
  private final List<Lead> leads = new ArrayList<>();

  NaiveQueue(Random random, ReadLedger ledger) {
    this.random = random;
    this.ledger = ledger;
  }

  private static final class Lead {
    final String id;
    final double score;
    final String segment;
    String stage = "MQL";
    @Nullable String rep;
    boolean touched;
    boolean talkedTo;
    final Map<String, Clock> clocks = new HashMap<>();

    Lead(String id, double score, String segment) {
      this.id = id;
      this.score = score;
      this.segment = segment;
    }

    @Nullable String waitsFor() {
      return switch (stage) {
        case "MQL" -> "acceptance";
        case "SAL" -> !touched ? "first-touch" : talkedTo ? null : "discovery";
        default -> null;
      };
    }

    @Nullable Instant deadline() {
      return clocks.entrySet().stream()
          .filter(clock -> OPEN.contains(clock.getValue().state) && owes(clock.getKey()))
          .map(clock -> clock.getValue().dueAt)
          .min(naturalOrder())
          .orElse(null);
    }

    private boolean owes(String promise) {
      return switch (promise) {
        case "acceptance" -> stage.equals("MQL");
        case "first-touch" -> !touched;
        default -> stage.equals("SAL") && !talkedTo;
      };
    }
  }

  private record Clock(Instant dueAt, String state) {}

  /** Something happens to some lead; answers to which. */
  String step() {
    if (leads.isEmpty() || random.nextInt(4) == 0) {
      var lead =
          new Lead(
              "L-%04d".formatted(leads.size()),
              random.nextInt(4) * 25,
              random.nextBoolean() ? "smb" : "enterprise");
      leads.add(lead);
      write(lead);
      return lead.id;
    }
    Lead lead = leads.get(random.nextInt(leads.size()));
    switch (random.nextInt(6)) {
      case 0 -> lead.stage = List.of("MQL", "SAL", "SAL", "SQL").get(random.nextInt(4));
      case 1 -> lead.rep = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "dana" : "eli";
      case 2 -> lead.touched |= random.nextBoolean();
      case 3 -> lead.talkedTo |= lead.touched && random.nextBoolean();
      default -> clock(lead);
    }
    write(lead);
    return lead.id;
  }

  private void clock(Lead lead) {
    String promise = PROMISES.get(random.nextInt(3));
    String state =
        List.of("RUNNING", "WARNED", "BROKEN", "ESCALATED", "KEPT", "CALLED_OFF")
            .get(random.nextInt(6));
    var clock = new Clock(TEN.plusSeconds(600L * random.nextInt(30)), state);
    lead.clocks.put(promise, clock);
    ledger.promise(lead.id, promise, clock.dueAt, clock.state);
  }

  private void write(Lead lead) {
    ledger.cycle(lead.id, lead.stage, lead.waitsFor(), lead.rep);
    ledger
        .sql()
        .sql(
            """
            update handoff_cycle set score = :score, segment = :segment,
              first_touch_at = case when :touched then timestamptz '2026-05-04T09:00:00Z' end,
              discovery_at = case when :talkedTo then timestamptz '2026-05-04T09:30:00Z' end
            where lead_id = :lead
            """)
        .param("score", lead.score)
        .param("segment", lead.segment)
        .param("touched", lead.touched)
        .param("talkedTo", lead.talkedTo)
        .param("lead", lead.id)
        .update();
  }

  /** The ids of the leads in order. */
  List<String> queue(String filter) {
    return leads.stream()
        .filter(lead -> lead.waitsFor() != null && passes(lead, filter))
        .sorted(
            comparing(Lead::deadline, nullsLast(naturalOrder()))
                .thenComparing(lead -> -lead.score)
                .thenComparing(lead -> lead.id))
        .map(lead -> lead.id)
        .toList();
  }

  private static boolean passes(Lead lead, String filter) {
    return switch (filter) {
      case "" -> true;
      case "rep=dana" -> Objects.equals(lead.rep, "dana");
      case "unassigned=true" -> lead.rep == null;
      case "waiting-for=first-touch" -> Objects.equals(lead.waitsFor(), "first-touch");
      case "rep=eli&segment=smb" -> Objects.equals(lead.rep, "eli") && lead.segment.equals("smb");
      default -> throw new IllegalArgumentException(filter);
    };
  }
}
