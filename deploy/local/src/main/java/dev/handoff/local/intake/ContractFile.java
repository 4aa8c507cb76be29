package dev.handoff.local.intake;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Problem;
import dev.handoff.contract.Reading;
import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Followers;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The contract that a mapping's leads are under.
 *
 * @param document its text
 */
record ContractFile(Path file, String document, Contract contract) {

  /**
   * Reads the contract of a mapping.
   *
   * @throws Refusal with every problem that it has
   */
  static ContractFile read(Path file) throws IOException {
    var document = Files.readString(file);
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
   * Publishes it for the leads that name it.
   *
   * @return what came of it, as a sentence
   * @throws Refusal if lifecycle-service, which owns contracts, does not take it
   */
  String publish(Place place) throws IOException {
    var url = place.lifecycle().url("/v1/contracts?scope=named");
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/yaml")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(document))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case 200 -> sentence("was published before", place);
        case 201 -> sentence("is published", place);
        default ->
            throw new Refusal(
                "lifecycle-service did not take the contract of %s (%d): %s"
                    .formatted(file, response.statusCode(), response.body()));
      };
    } catch (IOException noAnswer) {
      throw new Refusal(
          "The mapping names a contract, which lifecycle-service at %s must publish, but it does not answer. deploy/local/up starts it."
              .formatted(place.lifecycle().url("")));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  private String sentence(String became, Place place) throws InterruptedException {
    Followers.awaitContract(place, contract.id(), contract.version());
    return "Contract %s version %d (%s) %s and governs these leads."
        .formatted(contract.id(), contract.version(), file.getFileName(), became);
  }
}
