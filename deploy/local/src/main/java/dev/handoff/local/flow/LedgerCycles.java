package dev.handoff.local.flow;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cycles as the ledger has them. */
public final class LedgerCycles {
  private static final List<String> TABLES =
      List.of("lead", "handoff_cycle", "timeline", "promise", "queue", "lead_change");

  private LedgerCycles() {}

  /** Cycles that began with an MQL, by lead. */
  public static Map<String, Integer> byLead(Place place) {
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

  /** Tables with a row under a lead's id. */
  static List<String> tablesNaming(Place place, String leadId) {
    try (var connection = new Postgres(place).ledger()) {
      var naming = new ArrayList<String>();
      for (var table : TABLES) {
        try (var statement =
            connection.prepareStatement(
                "select exists (select from " + table + " where lead_id = ?)")) {
          statement.setString(1, leadId);
          var rows = statement.executeQuery();
          if (rows.next() && rows.getBoolean(1)) {
            naming.add(table);
          }
        }
      }
      return naming;
    } catch (SQLException failed) {
      throw new Refusal("The ledger does not answer: " + failed.getMessage());
    }
  }
}
