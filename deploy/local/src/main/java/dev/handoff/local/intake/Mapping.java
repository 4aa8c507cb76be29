package dev.handoff.local.intake;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a row of an export becomes a profile, events and decisions. {@code docs/import.md} describes
 * the document that it is read from.
 *
 * @param leadId the lead's id; a row without one is rejected
 * @param contract the contract document that governs these leads, if not the standing one
 * @param format how the file is to be read
 * @param alwaysShift whether the times are made up and thus always moved to end now
 * @param names expressions under names of their own; each may use the ones before it
 * @param refusals rows that are not wanted
 * @param profile who the lead is
 * @param events what it did
 * @param decisions what sales did
 * @param companions files whose rows stand beside those of the export
 * @param columns every column that any expression names, by the file that it is of
 */
record Mapping(
    Expression leadId,
    Optional<Path> contract,
    Format format,
    boolean alwaysShift,
    Map<String, Expression> names,
    List<Unwanted> refusals,
    ProfileRule profile,
    List<EventRule> events,
    List<DecisionRule> decisions,
    List<Companion> companions,
    Map<String, Set<String>> columns) {

  /** The columns that the mapping needs of a file: the export's is {@link Language#ROW}. */
  Set<String> columnsOf(String file) {
    return columns.getOrDefault(file, Set.of());
  }

  /**
   * How the file is to be read.
   *
   * @param encoding how its bytes are text
   * @param delimiter what stands between two cells
   * @param missing cells that mean “not known”, besides empty ones
   */
  record Format(Charset encoding, char delimiter, Set<String> missing) {}

  /** Rows that are rejected on purpose, with the reason that the rejects file gives. */
  record Unwanted(Expression when, String reason) {}

  /**
   * A file of which at most one row stands beside a row of the export.
   *
   * @param name what expressions call it
   * @param key says of a row of the export which row that is
   * @param by the companion's column that holds the key
   * @param format how it is to be read
   * @param refusals its rows that are not wanted
   */
  record Companion(
      String name, Expression key, String by, Format format, List<Unwanted> refusals) {}

  /** Who the lead is: expressions by attribute, typed fields and free attributes alike. */
  record ProfileRule(
      Map<String, Expression> head,
      Map<String, Expression> lead,
      Map<String, Expression> company) {}

  /** Something the lead may have done; {@code parts} are its expressions by key. */
  record EventRule(
      String path,
      String type,
      Map<String, Expression> parts,
      Map<String, Expression> formAnswers,
      Map<String, Expression> properties) {}

  /** Something sales may have done; {@code parts} are its expressions by key. */
  record DecisionRule(
      String path,
      Command command,
      Map<String, Expression> parts,
      Map<String, EvidenceRule> evidence) {}

  /** A piece of evidence; {@code parts} are {@code note}, {@code source} and {@code at}. */
  record EvidenceRule(String path, Map<String, Expression> parts) {}
}
