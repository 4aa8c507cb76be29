package dev.handoff.local.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.handoff.local.sample.Sequel.Promise;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * About 1,000 leads of an invented company, with the dirt of a real export: the same bytes each
 * time. Since it knows each lead's story, it also knows what must become of all of them under the
 * default contract.
 */
public final class B2bSample {
  private static final long SEED = 20260331;
  private static final int LEADS = 1000;
  private static final Instant END = Instant.parse("2026-03-31T17:00:00Z");
  private static final Duration SPAN = Duration.ofDays(80);

  /** Long enough ago that every promise that can break has broken. */
  private static final Duration AT_REST = Duration.ofDays(15);

  private final Random dice = new Random(SEED);
  private final Names names = new Names(dice);
  private final List<List<String>> lines = new ArrayList<>();
  private final Set<String> leads = new TreeSet<>();
  private final Set<String> mqls = new TreeSet<>();
  private final Set<Breach> breaches = new TreeSet<>();
  private int handoffs;
  private int carriedOut;
  private int refused;
  private int unmappable;

  private B2bSample() {}

  /** A promise of a lead's that must end up broken. */
  public record Breach(String leadId, String promise) implements Comparable<Breach> {
    @Override
    public int compareTo(Breach other) {
      var byLead = leadId.compareTo(other.leadId);
      return byLead != 0 ? byLead : promise.compareTo(other.promise);
    }
  }

  /**
   * What must become of the sample under the default contract.
   *
   * @param leads ids of all leads that can be mapped
   * @param mqls ids of those that become MQLs
   * @param handoffs how many MQLs that is, as one that comes back is handed over again
   * @param carriedOut number of decisions that are carried out
   * @param refused number of decisions that are refused
   * @param breaches promises that end up broken
   * @param unmappable rows that must be rejected
   */
  public record Expectation(
      Set<String> leads,
      Set<String> mqls,
      int handoffs,
      int carriedOut,
      int refused,
      Set<Breach> breaches,
      int unmappable) {}

  /** Makes the sample. */
  public static B2bSample make() {
    var sample = new B2bSample();
    sample.write();
    return sample;
  }

  /** The sample as CSV, with a byte order mark as spreadsheets write it. */
  public String csv() {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(Arrays.stream(Column.values()).map(Column::toString).toList());
      lines.forEach(csv::writeRecord);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return "\uFEFF" + text;
  }

  /** What must become of it. */
  public Expectation expectation() {
    return new Expectation(
        Collections.unmodifiableSet(leads),
        Collections.unmodifiableSet(mqls),
        handoffs,
        carriedOut,
        refused,
        Collections.unmodifiableSet(breaches),
        unmappable);
  }

  private void write() {
    for (var number = 1; number <= LEADS; number++) {
      lead("L-%04d".formatted(number), number > LEADS - 8);
    }
    dirt();
  }

  private void lead(String id, boolean justNow) {
    var fit = justNow ? Fit.MET : Fit.any(dice);
    var story = justNow ? Story.DEMO : Story.any(dice);
    if (fit == Fit.MET && story == Story.BUSY) {
      // Who fits and does everything is no riddle: the busy ones are those who do not fit.
      story = Story.READER;
    }
    var last = justNow ? END.minus(Duration.ofMinutes(dice.nextInt(30))) : someTime();
    var cells = new Cells().set(Column.LEAD_ID, id);
    names.write(cells);
    fit.write(cells, dice);
    story.write(cells, fit, last, dice);
    var outlaw = !justNow && fit == Fit.MET && story.qualifies() && dice.nextInt(20) == 0;
    if (outlaw) {
      names.disqualify(cells);
    }
    leads.add(id);
    if (fit == Fit.MET && story.qualifies() && !outlaw) {
      raised(cells, last, justNow ? Sequel.OPEN : sequel(last));
    } else {
      notRaised(cells, last);
    }
  }

  private Instant someTime() {
    var latest = END.minus(AT_REST);
    return latest.minus(Duration.ofMinutes(dice.nextInt((int) SPAN.toMinutes())));
  }

  private Sequel sequel(Instant raised) {
    var sequel = Sequel.any(dice);
    var canReturn = raised.plus(SalesWork.RETURN).isBefore(END.minus(AT_REST));
    return sequel == Sequel.RETURNED && !canReturn ? Sequel.RECYCLED : sequel;
  }

  private void raised(Cells cells, Instant raised, Sequel sequel) {
    var id = cells.get(Column.LEAD_ID);
    new SalesWork(cells, dice).write(sequel, raised);
    lines.add(cells.line());
    mqls.add(id);
    handoffs += sequel.cycles();
    carriedOut += sequel.carriedOut();
    refused += sequel.refused();
    for (Promise promise : sequel.broken()) {
      breaches.add(new Breach(id, promise.toString()));
    }
    if (sequel == Sequel.ACCEPTED_TWICE) {
      // The CRM has the lead twice, and a colleague took the other one an hour later.
      lines.add(
          cells
              .copy()
              .set(Column.OWNER, "Kim")
              .set(Column.FIRST_CALL, "")
              .set(Column.DISCOVERY, "")
              .set(Column.ACCEPTED, raised.plus(Duration.ofHours(3)))
              .line());
    }
  }

  /** Now and then a rep takes a lead that is none yet. */
  private void notRaised(Cells cells, Instant last) {
    if (dice.nextInt(40) == 0) {
      cells.set(Column.OWNER, Fit.pick(Sequel.REPS, dice));
      cells.set(Column.ACCEPTED, last.plus(Duration.ofHours(2)));
      refused++;
    }
    lines.add(cells.line());
  }

  private void dirt() {
    for (var again = 0; again < 12; again++) {
      lines.add(lines.get(dice.nextInt(LEADS / 2)));
    }
    for (var nobody = 0; nobody < 3; nobody++) {
      var cells = new Cells().set(Column.EMAIL, "unknown@mail.example");
      unmappable(cells.set(Column.FIRST_SEEN, END.minus(AT_REST)));
    }
    var test = new Cells().set(Column.LEAD_ID, "L-TEST").set(Column.EMAIL, "qa@test.example");
    unmappable(test.set(Column.FIRST_SEEN, END.minus(AT_REST)));
    var never =
        new Cells().set(Column.LEAD_ID, "L-9001").set(Column.FIRST_SEEN, "2026-02-30 10:00");
    unmappable(never);
    lines.add(List.of("L-9002", "Broken", "Line"));
    unmappable++;
  }

  private void unmappable(Cells cells) {
    lines.add(cells.line());
    unmappable++;
  }
}
