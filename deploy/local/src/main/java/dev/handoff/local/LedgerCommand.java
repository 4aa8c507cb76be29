package dev.handoff.local;

import dev.handoff.local.reading.LedgerPositions;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Postgres;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postgresql.core.Parser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    description = "Asks the ledger, or rebuilds it from the topics (docs/ledger.md).",
    synopsisSubcommandLabel = "(sql | rebuild)")
final class LedgerCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  LedgerCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Expected sql or rebuild, but there is neither.");
  }

  @Command(description = "Shows what a query answers; it can change nothing.")
  int sql(@Parameters(paramLabel = "QUERY", description = "In quotes.") String query) {
    try (var connection = new Postgres(place).reader()) {
      refuseSeveral(query);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement();
          var result = statement.executeQuery(query)) {
        show(result);
      }
      return 0;
    } catch (SQLException refused) {
      throw new Refusal("PostgreSQL does not answer that: " + refused.getMessage());
    }
  }

  /**
   * A second statement could follow a commit, where nothing is read-only any more. What the driver
   * takes for one it sends as one, and PostgreSQL takes no more than one.
   */
  private static void refuseSeveral(String query) throws SQLException {
    var statements = Parser.parseJdbcSql(query, true, false, true, false, false).size();
    if (statements > 1) {
      throw new Refusal(
          "Expected one query, but there are %d statements. Ask one after the other."
              .formatted(statements));
    }
  }

  private void show(ResultSet result) throws SQLException {
    var columns = result.getMetaData().getColumnCount();
    var header = new ArrayList<String>();
    for (var column = 1; column <= columns; column++) {
      header.add(result.getMetaData().getColumnLabel(column));
    }
    var table = new Table().row(header.toArray(String[]::new));
    var rows = 0;
    while (result.next()) {
      var cells = new ArrayList<String>();
      for (var column = 1; column <= columns; column++) {
        var cell = result.getString(column);
        cells.add(cell == null ? "-" : cell.replace('\n', ' '));
      }
      table.row(cells.toArray(String[]::new));
      rows++;
    }
    List<String> lines = table.lines();
    terminal.say(terminal.paint(Style.FAINT, lines.getFirst()));
    lines.stream().skip(1).forEach(terminal::say);
    if (terminal.lively()) {
      terminal.note("%,d %s.".formatted(rows, rows == 1 ? "row" : "rows"));
    }
  }

  @Command(
      description = {
        "Empties the ledger and waits until the running lifecycle-service has filled it again.",
        "Queue and timeline are incomplete meanwhile; MQLs and decisions go on."
      })
  int rebuild() {
    try (var connection = new Postgres(place).ledger();
        var statement = connection.createStatement();
        var generation = statement.executeQuery("select rebuild_ledger()")) {
      generation.next();
      terminal.note("Rebuilding: generation %d.".formatted(generation.getLong(1)));
    } catch (SQLException refused) {
      throw new Refusal("The ledger cannot be rebuilt: " + refused.getMessage());
    }
    LedgerPositions.awaitEnd(place, terminal);
    terminal.say("The ledger is rebuilt.");
    return 0;
  }
}
