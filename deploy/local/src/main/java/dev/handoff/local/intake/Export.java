package dev.handoff.local.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Mapping.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A CSV file as RFC 4180 has it, with a header line; a byte order mark is passed over. */
final class Export {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final Format format;
  private final List<String> header;

  /**
   * A row.
   *
   * @param line the line of the file on which it begins, from 1
   * @param cells its cells as they stand
   */
  record Row(long line, List<String> cells) {

    /**
     * The cells by column, stripped of blanks around them.
     *
     * @param missing what means “not known”, and is blank in the result
     * @throws Unmappable where there are not as many cells as columns
     */
    Map<String, String> under(List<String> header, Set<String> missing) throws Unmappable {
      if (cells.size() != header.size()) {
        throw new Unmappable(
            "expected %d cells as in the header, but the row has %d"
                .formatted(header.size(), cells.size()));
      }
      var named = new HashMap<String, String>();
      for (var column = 0; column < header.size(); column++) {
        var cell = cells.get(column).strip();
        named.put(header.get(column), missing.contains(cell) ? "" : cell);
      }
      return named;
    }
  }

  private Export(Path file, Format format) throws IOException {
    this.file = file;
    this.format = format;
    try (var records = open()) {
      var first = records.iterator();
      if (!first.hasNext()) {
        throw new Refusal("Expected a header line in " + file + ", but the file is empty.");
      }
      this.header = first.next().getFields().stream().map(String::strip).toList();
    } catch (CsvParseException broken) {
      throw unreadable(broken);
    }
  }

  /**
   * Looks at a file whole before anything is done with it.
   *
   * @throws Refusal if there is none, its bytes are no text of the encoding, or its header is none
   */
  static Export of(Path file, Format format) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("Expected an export in " + file + ", but there is no such file.");
    }
    TextCheck.refuseOther(file, format.encoding());
    var export = new Export(file, format);
    export.refuseAmbiguousHeader();
    return export;
  }

  List<String> header() {
    return header;
  }

  /** Refuses a file that lacks a column that the mapping names. */
  void refuseLacking(Collection<String> columns) {
    var lacking = columns.stream().filter(column -> !header.contains(column)).toList();
    if (!lacking.isEmpty()) {
      throw new Refusal(
          "The mapping names columns that %s does not have: %s.\nIts columns are: %s"
              .formatted(file, quoted(lacking), quoted(header)));
    }
  }

  /** Hands on every row behind the header. */
  void rows(Consumer<Row> reader) throws IOException {
    try (var records = open()) {
      var rows = records.iterator();
      rows.next();
      while (rows.hasNext()) {
        var record = rows.next();
        reader.accept(new Row(record.getStartingLineNumber(), record.getFields()));
      }
    } catch (CsvParseException broken) {
      throw unreadable(broken);
    }
  }

  private CsvReader<CsvRecord> open() throws IOException {
    var bytes = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file)), 3);
    if (format.encoding().equals(StandardCharsets.UTF_8)) {
      var start = bytes.readNBytes(MARK.length);
      if (!Arrays.equals(start, MARK)) {
        bytes.unread(start);
      }
    }
    return CsvReader.builder()
        .fieldSeparator(format.delimiter())
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(bytes, format.encoding());
  }

  private void refuseAmbiguousHeader() {
    var seen = new HashSet<String>();
    var twice = header.stream().filter(name -> !seen.add(name)).distinct().toList();
    if (!twice.isEmpty()) {
      throw new Refusal(
          "Expected every column of %s to have a name of its own, but these stand twice: %s."
              .formatted(file, quoted(twice)));
    }
  }

  private Refusal unreadable(CsvParseException broken) {
    var cause = broken.getCause() == null ? "" : ": " + broken.getCause().getMessage();
    return new Refusal("%s is no CSV: %s%s".formatted(file, broken.getMessage(), cause));
  }

  private static String quoted(Collection<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}
