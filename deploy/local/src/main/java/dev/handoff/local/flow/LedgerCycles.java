package dev.handoff.local.flow;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Cycles as the ledger has them. */
final class LedgerCycles {
  private LedgerCycles() {}

  /** Cycles that began with an MQL, by lead. */
  static Map<String, Integer> byLead(Place place) {
    try (var connection = new Postgres(place).ledger();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select lead_id, count(mql_at) from handoff_cycle group by lead_id"
                    + " having count(mql_at) > 0")) {
      var cycles = new HashMap<String, Integer>();
      while (rows.next()) {
        cycles.put(rows.getString(1), rows.getInt(2));
      }
      return cycles;
    } catch (SQLException failed) {
      throw new Refusal("The ledger does not answer: " + failed.getMessage());
    }
  }
}
