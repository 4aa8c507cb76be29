package dev.handoff.lifecycle.assignment;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where an assigner keeps what it knows, through restarts. */
public interface OpenLeads {

  /** A lead; null where it is not open. */
  @Nullable OpenLead find(String leadId);

  /** Keeps a lead as it is now; null where it is not open any more. */
  void keep(String leadId, @Nullable OpenLead lead);

  /** All open leads, in any order. */
  void forEach(Consumer<OpenLead> action);

  /** The number of each rep's last turn, from 1; higher is later. */
  Map<String, Long> turns();

  /** Keeps the number of a rep's turn. */
  void keepTurn(String rep, long number);
}
