package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileTest {
  @TempDir private Path folder;

  @Test
  void every_row_is_mapped_or_rejected_with_its_line_and_reason() throws IOException {
    var file = folder.resolve("leads.csv");
    Files.writeString(file, "Id,Note\nL-1,x\n,\"a,\nb\"\nL-2\nL-3,y\n");
    var mapping = Given.mapping("lead-id: row['Id']");
    var export = Export.of(file, new Mapping.Format(StandardCharsets.UTF_8, ',', Set.of()));
    var mapper = new RowMapper(mapping, export.header(), List.of(), Optional.empty());
    var harvest = Harvest.of(export, mapper, Given.quiet());

    assertThat(harvest.rows()).isEqualTo(4);
    assertThat(harvest.drafts()).extracting(Draft::line).containsExactly(2L, 6L);

    var rejects = folder.resolve("some/where/rejects.csv");
    RejectsFile.write(rejects, export.header(), harvest.rejects());
    assertThat(Files.readString(rejects))
        .isEqualToNormalizingNewlines(
            """
            line,reason,Id,Note
            3,lead-id: the row has none,,"a,
            b"
            5,"expected 2 cells as in the header, but the row has 1",L-2
            """);
  }
}
