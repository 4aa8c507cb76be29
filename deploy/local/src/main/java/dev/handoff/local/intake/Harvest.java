package dev.handoff.local.intake;

import dev.handoff.local.intake.Export.Row;
import dev.handoff.local.terminal.Tally;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All rows of a file, mapped or rejected.
 *
 * @param drafts the rows that were mapped, in the file's order
 * @param rejects the rows that were not
 */
record Harvest(List<Draft> drafts, List<Reject> rejects) {

  /** A row that was not mapped. */
  record Reject(Row row, String reason) {}

  /** Something that happened, and the line that tells of it. */
  record Moment(Instant at, long line) {}

  static Harvest of(Export export, RowMapper mapper, Terminal terminal) throws IOException {
    var rows = new ArrayList<Row>();
    export.rows(rows::add);
    var harvest = new Harvest(new ArrayList<>(), new ArrayList<>());
    try (var tally = new Tally(terminal, "Mapping rows", rows.size(), "rows")) {
      for (var row : rows) {
        harvest.add(row, mapper);
        tally.step();
      }
    }
    return harvest;
  }

  private void add(Row row, RowMapper mapper) {
    try {
      drafts.add(mapper.map(row));
    } catch (Unmappable unmappable) {
      rejects.add(new Reject(row, String.valueOf(unmappable.getMessage())));
    }
  }

  int rows() {
    return drafts.size() + rejects.size();
  }

  Optional<Moment> oldest() {
    return drafts.stream()
        .flatMap(draft -> draft.times().map(at -> new Moment(at, draft.line())))
        .min(Comparator.comparing(Moment::at));
  }

  Optional<Moment> newest() {
    return drafts.stream()
        .flatMap(draft -> draft.times().map(at -> new Moment(at, draft.line())))
        .max(Comparator.comparing(Moment::at));
  }
}
