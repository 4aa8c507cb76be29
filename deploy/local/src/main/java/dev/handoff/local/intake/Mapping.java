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
 * @param columns every column that any expression names
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
    Set<String> columns) {

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
      Map<String, Expression> evidence) {}

  /** The commands that history can hold. */
  enum Command {
    ACCEPT,
    REJECT,
    TOUCH,
    QUALIFY
  }
}
