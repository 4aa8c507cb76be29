package dev.handoff.local.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Export.Row;
import dev.handoff.local.intake.Mapping.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @TempDir private Path folder;

  @Test
  void rows_are_read_as_the_standard_has_them() throws IOException {
    var rows = rows("id,note\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,x\r\n");
    assertThat(rows)
        .containsExactly(new Row(2, List.of("1", "a, \"b\"\r\nc")), new Row(4, List.of("2", "x")));
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
    assertThat(export("\uFEFFid,note\n1,x\n".getBytes(UTF_8), UTF_8).header())
        .containsExactly("id", "note");
  }

  @Test
  void a_row_of_another_length_is_handed_on_for_its_reader_to_reject() throws IOException {
    assertThat(rows("id,note\n1\n2,x,y\n"))
        .containsExactly(new Row(2, List.of("1")), new Row(3, List.of("2", "x", "y")));
  }

  @Test
  void bytes_that_are_no_text_are_refused_with_line_and_byte() {
    var bytes = "id,note\n1,x\n2,M\u00fcller\n".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> export(bytes, UTF_8))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is no UTF-8: line 3, byte 16 of the file is 0xFC")
        .hasMessageContaining("Nothing was published")
        .hasMessageContaining("encoding: windows-1252");
  }

  @Test
  void a_text_that_breaks_off_in_a_character_is_refused() {
    assertThatThrownBy(() -> export(new byte[] {'i', 'd', '\n', (byte) 0xC3}, UTF_8))
        .hasMessageContaining("line 2, byte 4 of the file is 0xC3");
  }

  @Test
  void another_encoding_is_read_where_the_mapping_names_it() throws IOException {
    var windows = Charset.forName("windows-1252");
    var export = export("id,name\n1,M\u00fcller\n".getBytes(windows), windows);
    var rows = new ArrayList<Row>();
    export.rows(rows::add);
    assertThat(rows.getFirst().cells()).containsExactly("1", "M\u00fcller");
  }

  @Test
  void a_missing_column_is_refused_with_the_columns_that_there_are() throws IOException {
    var export = export("id, note \n".getBytes(UTF_8), UTF_8);
    export.refuseLacking(Set.of("id", "note"));
    assertThatThrownBy(() -> export.refuseLacking(Set.of("id", "Lead Source")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'Lead Source'")
        .hasMessageContaining("Its columns are: 'id', 'note'");
  }

  @Test
  void two_columns_of_one_name_are_refused() {
    assertThatThrownBy(() -> export("id,x,x\n".getBytes(UTF_8), UTF_8))
        .hasMessageContaining("these stand twice: 'x'");
  }

  @Test
  void an_empty_file_and_no_file_are_refused() {
    assertThatThrownBy(() -> export(new byte[0], UTF_8)).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> Export.of(folder.resolve("none"), format(UTF_8)))
        .hasMessageContaining("there is no such file");
  }

  private List<Row> rows(String text) throws IOException {
    var rows = new ArrayList<Row>();
    export(text.getBytes(UTF_8), UTF_8).rows(rows::add);
    return rows;
  }

  private Export export(byte[] bytes, Charset encoding) throws IOException {
    var file = folder.resolve("leads.csv");
    Files.write(file, bytes);
    return Export.of(file, format(encoding));
  }

  private static Format format(Charset encoding) {
    return new Format(encoding, ',', Set.of());
  }
}
