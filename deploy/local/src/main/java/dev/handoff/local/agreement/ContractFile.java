package dev.handoff.local.agreement;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Problem;
import dev.handoff.contract.Reading;
import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds a contract.
 *
 * @param document its text
 */
public record ContractFile(Path file, String document, Contract contract) {

  /**
   * Reads a file.
   *
   * @throws Refusal with every problem that the contract has
   */
  public static ContractFile read(Path file) throws IOException {
    var document = text(file);
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> new ContractFile(file, document, contract);
      case Reading.Invalid(var problems) ->
          throw new Refusal(
              "%s is no contract:\n  %s"
                  .formatted(
                      file, problems.stream().map(Problem::toString).collect(joining("\n  "))));
    };
  }

  /**
   * The text of a file, whatever it says.
   *
   * @throws Refusal if there is no such file, or no text in it
   */
  public static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("Expected a contract in " + file + ", but there is no such file.");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException noText) {
      throw new Refusal("Expected " + file + " to be UTF-8, but it is not.");
    }
  }
}
