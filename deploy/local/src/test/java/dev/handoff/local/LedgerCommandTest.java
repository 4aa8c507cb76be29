package dev.handoff.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.stack.Postgres;
import dev.handoff.local.stack.RunningPostgres;
import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against the stack's own PostgreSQL, which holds one table with one row. */
class LedgerCommandTest {
  @TempDir private static Path folder;
  private static RunningPostgres postgres;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    postgres = new RunningPostgres(folder);
    try (var connection = new Postgres(postgres.place()).ledger();
        var statement = connection.createStatement()) {
      statement.execute("create table lead (lead_id text)");
      statement.execute("insert into lead values ('L-7')");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select lead_id from lead",
        "select lead_id from lead;",
        "select lead_id from lead where lead_id <> ';' -- no; more"
      })
  void a_query_is_answered(String query) {
    assertThat(ask(query)).contains("L-7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit; create table evil(x int); select 1",
        "commit; select lo_create(7)",
        "set transaction read write; delete from lead",
        "delete from lead",
        "with gone as (delete from lead returning *) select * from gone",
        "create table evil(x int)",
        "create temp table evil(x int)",
        "do $$ begin commit; create table evil(x int); end $$",
        "alter role handoff_reader password 'mine'",
        "select lo_create(7)",
        "select set_config('transaction_read_only', 'off', false)",
        "copy (select 1) to program 'cat > /dev/null'",
      })
  void what_would_change_something_is_refused(String query) throws SQLException {
    assertThatThrownBy(() -> ask(query)).isInstanceOf(Refusal.class);
    assertThat(ask("select lead_id from lead")).contains("L-7");
    assertThat(ask("select count(*) from pg_class where relname = 'evil'")).endsWith("0\n");
    assertThat(ask("select count(*) from pg_largeobject_metadata")).endsWith("0\n");
  }

  @Test
  void the_role_may_not_write_even_where_a_transaction_may() throws SQLException {
    try (var connection = new Postgres(postgres.place()).reader();
        var statement = connection.createStatement()) {
      for (var change : List.of("delete from lead", "truncate lead", "create table evil(x int)")) {
        assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission");
      }
    }
  }

  private String ask(String query) {
    out.reset();
    var print = new PrintStream(out, true, UTF_8);
    new LedgerCommand(postgres.place(), new Terminal(print, print, false, false)).sql(query);
    return out.toString(UTF_8);
  }
}
