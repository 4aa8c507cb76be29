package dev.handoff.local.intake;

import dev.cel.common.values.NullValue;
import dev.handoff.local.intake.Export.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps rows by a mapping. */
final class RowMapper {
  private final Mapping mapping;
  private final List<String> header;
  private final Optional<String> contract;

  /**
   * Maps rows of a file.
   *
   * @param header the file's columns
   * @param contract id of the contract that the leads are under, if not the standing one
   */
  RowMapper(Mapping mapping, List<String> header, Optional<String> contract) {
    this.mapping = mapping;
    this.header = header;
    this.contract = contract;
  }

  Draft map(Row row) throws Unmappable {
    var scope = scope(row);
    for (var unwanted : mapping.refusals()) {
      if (unwanted.when().holds(scope)) {
        throw new Unmappable(unwanted.reason());
      }
    }
    var leadId = mapping.leadId().text(scope);
    if (leadId == null) {
      throw new Unmappable("lead-id: the row has none");
    }
    var ids = new ContentId();
    var events = EventMapper.map(mapping.events(), leadId, scope, ids);
    var decisions = DecisionMapper.map(mapping.decisions(), leadId, scope, ids);
    var draft = new Draft(row.line(), Optional.empty(), Optional.empty(), events, decisions);
    var knownSince = knownSince(draft, scope);
    var profile =
        ProfileMapper.map(
            mapping.profile(), contract, leadId, knownSince.orElse(Instant.EPOCH), scope, ids);
    return new Draft(row.line(), profile, knownSince, events, decisions);
  }

  private Optional<Instant> knownSince(Draft draft, Map<String, Object> scope) throws Unmappable {
    var at = mapping.profile().head().get("at");
    var said = at == null ? null : at.time(scope);
    return said == null ? draft.times().min(Instant::compareTo) : Optional.of(said);
  }

  private Map<String, Object> scope(Row row) throws Unmappable {
    if (row.cells().size() != header.size()) {
      throw new Unmappable(
          "expected %d cells as in the header, but the row has %d"
              .formatted(header.size(), row.cells().size()));
    }
    var cells = new HashMap<String, String>();
    for (var column = 0; column < header.size(); column++) {
      var cell = row.cells().get(column).strip();
      cells.put(header.get(column), mapping.format().missing().contains(cell) ? "" : cell);
    }
    var scope = new HashMap<String, Object>();
    scope.put(Language.ROW, cells);
    scope.put(Language.NONE, NullValue.NULL_VALUE);
    for (var name : mapping.names().entrySet()) {
      scope.put(name.getKey(), name.getValue().value(scope));
    }
    return scope;
  }
}
