package dev.handoff.sla.finding;

import java.time.LocalDate;
import java.util.Map;

/** What was counted of all contracts. */
public interface Figures {
  /** What stands for names of a day beyond those that are counted one by one. */
  String REST = "(rest)";

  /** Counts. */
  void add(FigureChange change);

  /** A figure over some days, by source, rep, reason or delay. */
  Map<String, Long> sums(String contractId, Figure figure, Days days);

  /** Forgets what was counted for days before one. */
  void forgetBefore(String contractId, LocalDate day);
}
