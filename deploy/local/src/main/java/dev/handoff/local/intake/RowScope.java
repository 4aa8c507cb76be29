package dev.handoff.local.intake;

import dev.cel.common.values.NullValue;
import dev.handoff.local.intake.Export.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what expressions see of a row: its cells, those of the rows beside it, and the
 * names of the mapping.
 */
final class RowScope {
  private final Mapping mapping;
  private final List<String> header;
  private final List<CompanionFile> companions;

  RowScope(Mapping mapping, List<String> header, List<CompanionFile> companions) {
    this.mapping = mapping;
    this.header = header;
    this.companions = companions;
  }

  /** The rows that stand beside this one, where there are any. */
  Map<CompanionFile, Row> beside(Row row) throws Unmappable {
    var alone = alone(row);
    var beside = new HashMap<CompanionFile, Row>();
    for (var file : companions) {
      var key = file.rule().key().text(alone);
      if (key != null) {
        file.find(key).ifPresent(found -> beside.put(file, found));
      }
    }
    return beside;
  }

  /** What expressions see; where no row stands beside this one, all its cells are blank. */
  Map<String, Object> of(Row row, Map<CompanionFile, Row> beside) throws Unmappable {
    var scope = alone(row);
    for (var file : companions) {
      var other = beside.get(file);
      scope.put(file.rule().name(), other == null ? blank(file) : cells(file, other));
    }
    for (var name : mapping.names().entrySet()) {
      scope.put(name.getKey(), name.getValue().value(scope));
    }
    return scope;
  }

  private Map<String, Object> alone(Row row) throws Unmappable {
    var scope = new HashMap<String, Object>();
    scope.put(Language.ROW, row.under(header, mapping.format().missing()));
    scope.put(Language.NONE, NullValue.NULL_VALUE);
    return scope;
  }

  private static Map<String, String> cells(CompanionFile file, Row row) throws Unmappable {
    return row.under(file.header(), file.rule().format().missing());
  }

  private static Map<String, String> blank(CompanionFile file) {
    var cells = new HashMap<String, String>();
    file.header().forEach(column -> cells.put(column, ""));
    return cells;
  }
}
