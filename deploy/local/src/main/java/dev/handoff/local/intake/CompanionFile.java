package dev.handoff.local.intake;

import dev.handoff.local.intake.Export.Row;
import dev.handoff.local.intake.Harvest.Reject;
import dev.handoff.local.intake.Mapping.Companion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file whose rows stand beside those of the export, by a key. A row of it is published with the
 * row that it stands beside, or else it is rejected with the reason: none of them is lost.
 */
final class CompanionFile {
  private final Companion rule;
  private final Path file;
  private final List<String> header;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, List<Row>> byKey = new HashMap<>();
  private final Set<Row> published = new HashSet<>();
  private final Map<Row, String> reasons = new HashMap<>();

  private CompanionFile(Companion rule, Path file, List<String> header) {
    this.rule = rule;
    this.file = file;
    this.header = header;
  }

  /**
   * Reads it whole.
   *
   * @param columns the columns that expressions name, besides that of the key
   */
  static CompanionFile read(Companion rule, Path file, Set<String> columns) throws IOException {
    var export = Export.of(file, rule.format());
    var needed = new HashSet<>(columns);
    needed.add(rule.by());
    export.refuseLacking(needed);
    var companion = new CompanionFile(rule, file, export.header());
    export.rows(companion::add);
    return companion;
  }

  private void add(Row row) {
    rows.add(row);
    try {
      var key = row.under(header, rule.format().missing()).getOrDefault(rule.by(), "");
      if (key.isEmpty()) {
        reasons.put(row, "the row has no '%s'".formatted(rule.by()));
      } else {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
      }
    } catch (Unmappable brokenOff) {
      reasons.put(row, String.valueOf(brokenOff.getMessage()));
    }
  }

  Companion rule() {
    return rule;
  }

  Path file() {
    return file;
  }

  List<String> header() {
    return header;
  }

  int rows() {
    return rows.size();
  }

  /** The one row under this key; of several with the same key nobody knows which is meant. */
  Optional<Row> find(String key) {
    var found = byKey.getOrDefault(key, List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Notes that a row was published with the one that it stands beside. */
  void publish(Row row) {
    published.add(row);
  }

  /** Notes why a row was not. */
  void reject(Row row, String reason) {
    reasons.putIfAbsent(row, reason);
  }

  /** All rows that no row of the export was published with. */
  List<Reject> rejects(Path export) {
    return rows.stream()
        .filter(row -> !published.contains(row))
        .map(row -> new Reject(row, reason(row, export)))
        .toList();
  }

  private String reason(Row row, Path export) {
    var known = reasons.get(row);
    if (known != null) {
      return known;
    }
    var key = row.cells().get(header.indexOf(rule.by())).strip();
    var same = byKey.getOrDefault(key, List.of());
    return same.size() > 1
        ? "'%s' stands in lines %s, and nobody knows which is meant"
            .formatted(key, String.join(", ", same.stream().map(each -> "" + each.line()).toList()))
        : "%s has no row for '%s'".formatted(export.getFileName(), key);
  }
}
