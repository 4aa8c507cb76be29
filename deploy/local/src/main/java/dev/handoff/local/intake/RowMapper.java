package dev.handoff.local.intake;

import dev.handoff.local.intake.Export.Row;
import dev.handoff.local.intake.Mapping.Unwanted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps rows by a mapping. */
final class RowMapper {
  private final Mapping mapping;
  private final RowScope scopes;
  private final Optional<String> contract;

  /**
   * Maps rows of a file.
   *
   * @param header the file's columns
   * @param companions files with rows that stand beside its own
   * @param contract id of the contract that the leads are under, if not the standing one
   */
  RowMapper(
      Mapping mapping,
      List<String> header,
      List<CompanionFile> companions,
      Optional<String> contract) {
    this.mapping = mapping;
    this.scopes = new RowScope(mapping, header, companions);
    this.contract = contract;
  }

  Draft map(Row row) throws Unmappable {
    var beside = scopes.beside(row);
    try {
      var draft = draft(row, wanted(row, beside));
      beside.forEach(CompanionFile::publish);
      return draft;
    } catch (Unmappable unmappable) {
      beside.forEach((file, other) ->
          file.reject(
              other,
              "line %d, which it belongs to, was rejected: %s"
                  .formatted(row.line(), unmappable.getMessage())));
      throw unmappable;
    }
  }

  /** What expressions see of the row, without those beside it that are not wanted. */
  private Map<String, Object> wanted(Row row, Map<CompanionFile, Row> beside) throws Unmappable {
    var scope = scopes.of(row, beside);
    var all = beside.size();
    for (var other : Map.copyOf(beside).entrySet()) {
      var file = other.getKey();
      var reason = unwanted(file.rule().refusals(), scope);
      if (reason.isPresent()) {
        file.reject(other.getValue(), reason.get());
        beside.remove(file);
      }
    }
    return beside.size() == all ? scope : scopes.of(row, beside);
  }

  private static Optional<String> unwanted(List<Unwanted> refusals, Map<String, Object> scope)
      throws Unmappable {
    for (var unwanted : refusals) {
      if (unwanted.when().holds(scope)) {
        return Optional.of(unwanted.reason());
      }
    }
    return Optional.empty();
  }

  private Draft draft(Row row, Map<String, Object> scope) throws Unmappable {
    var reason = unwanted(mapping.refusals(), scope);
    if (reason.isPresent()) {
      throw new Unmappable(reason.get());
    }
    var leadId = mapping.leadId().text(scope);
    if (leadId == null) {
      throw new Unmappable("lead-id: the row has none");
    }
    var ids = new ContentId();
    var events = EventMapper.map(mapping.events(), leadId, scope, ids);
    var decisions = DecisionMapper.map(mapping.decisions(), leadId, scope, ids);
    var draft =
        new Draft(row.line(), leadId, Optional.empty(), Optional.empty(), events, decisions);
    var knownSince = knownSince(draft, scope);
    var profile =
        ProfileMapper.map(
            mapping.profile(), contract, leadId, knownSince.orElse(Instant.EPOCH), scope, ids);
    return new Draft(row.line(), leadId, profile, knownSince, events, decisions);
  }

  private Optional<Instant> knownSince(Draft draft, Map<String, Object> scope) throws Unmappable {
    var at = mapping.profile().head().get("at");
    var said = at == null ? null : at.time(scope);
    return said == null ? draft.times().min(Instant::compareTo) : Optional.of(said);
  }
}
