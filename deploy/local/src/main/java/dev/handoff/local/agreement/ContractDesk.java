package dev.handoff.local.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Reading;
import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Followers;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desk of lifecycle-service, which owns contracts. */
public final class ContractDesk {
  private static final String CONTRACTS = "/v1/contracts";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Place place;

  /** The desk of a stack. */
  public ContractDesk(Place place) {
    this.place = place;
  }

  /**
   * What came of handing a contract in.
   *
   * @param isNew whether it was not published before
   * @param scope {@code standing} or {@code named}
   * @param against what it is compared with, such as {@code acme version 1}; empty for nothing
   * @param changes in sentences
   * @param countFromNowOn sentences on the rules that need a past that nobody kept
   */
  public record HandedIn(
      boolean isNew,
      String scope,
      Optional<String> against,
      List<String> changes,
      List<String> countFromNowOn) {}

  /**
   * A contract that governs leads.
   *
   * @param document as it was handed in
   */
  public record InForce(Contract contract, String document) {
    @Override
    public String toString() {
      return contract.id() + " version " + contract.version();
    }
  }

  /**
   * A version that is published and takes the place of another on its day.
   *
   * @param from when its day begins, as the desk says it
   */
  public record Waiting(String id, int version, String from) {
    @Override
    public String toString() {
      return "%s version %d is published too, and takes its place from %s on"
          .formatted(id, version, from);
    }
  }

  /**
   * Hands a contract in.
   *
   * @param scope whom it shall govern, {@code standing} or {@code named}; empty for whom it governs
   *     now
   * @throws Refusal if it is not taken, with the reason
   */
  public HandedIn publish(ContractFile file, Optional<String> scope) {
    var query = scope.map(word -> "?scope=" + URLEncoder.encode(word, UTF_8)).orElse("");
    var response =
        send(
            request(CONTRACTS + query)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(file.document())));
    if (response.statusCode() != 200 && response.statusCode() != 201) {
      throw refusal("%s is not published".formatted(file.file()), response);
    }
    var answer = json(response);
    return new HandedIn(
        response.statusCode() == 201,
        answer.path("scope").asString(""),
        Optional.of(answer.path("against").asString("")).filter(name -> !name.isEmpty()),
        answer.path("changes").valueStream().map(JsonNode::asString).toList(),
        answer
            .path("countFromNowOn")
            .valueStream()
            .map(rule -> rule.path("sentence").asString())
            .toList());
  }

  /**
   * Waits until every service knows a contract that was handed in.
   *
   * @throws Refusal if one does not come to know it
   */
  public void awaitFollowers(Contract contract) {
    try {
      Followers.awaitContract(place, contract.id(), contract.version());
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  /** What governs the leads of a contract; empty where none of that name is published. */
  public Optional<InForce> inForce(String id) {
    return document(URLEncoder.encode(id, UTF_8));
  }

  /** What governs every lead that names no contract; empty where nothing does. */
  public Optional<InForce> standing() {
    return document("standing");
  }

  /** The newer version of a contract that waits for its day, if one does. */
  public List<Waiting> waitingFor(InForce inForce) {
    return published().stream()
        .filter(version -> isOf(inForce, version))
        .filter(version -> version.path("version").asInt() > inForce.contract().version())
        .map(ContractDesk::waiting)
        .toList();
  }

  /**
   * What waits to govern every lead that names no contract: a newer version of the one that stands,
   * and other contracts that were published after it.
   */
  public List<Waiting> waitingForStanding(InForce standing) {
    var others =
        published().stream()
            .filter(version -> version.path("scope").asString("").equals("standing"))
            .dropWhile(version -> !isOf(standing, version))
            .skip(1)
            .map(ContractDesk::waiting);
    return Stream.concat(waitingFor(standing).stream(), others).toList();
  }

  /** The newest version of each contract, in the order in which they were published. */
  private List<JsonNode> published() {
    var response = send(request(CONTRACTS).GET());
    return switch (response.statusCode()) {
      case 200 -> json(response).valueStream().toList();
      case 404 -> List.of();
      default -> throw refusal("What is published is not known", response);
    };
  }

  private static boolean isOf(InForce inForce, JsonNode version) {
    return version.path("id").asString("").equals(inForce.contract().id());
  }

  private static Waiting waiting(JsonNode version) {
    return new Waiting(
        version.path("id").asString(""),
        version.path("version").asInt(),
        version.path("effectiveFrom").asString(""));
  }

  private Optional<InForce> document(String which) {
    var response = send(request(CONTRACTS + "/" + which).GET());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(read(response.body()));
      case 404 -> Optional.empty();
      default -> throw refusal("The contract in force is not known", response);
    };
  }

  private static InForce read(String document) {
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> new InForce(contract, document);
      case Reading.Invalid(var problems) ->
          throw new Refusal(
              "Expected the contract in force to be one that this version reads, but it has problems: "
                  + problems);
    };
  }

  private HttpRequest.Builder request(String path) {
    return place
        .tokens()
        .on(HttpRequest.newBuilder(URI.create(place.lifecycle().desk().url(path))))
        .timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException noAnswer) {
      throw new Refusal(
          "Contracts are published by lifecycle-service, but at %s it does not answer. deploy/local/up starts it."
              .formatted(place.lifecycle().desk().url("")));
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  /** In the desk's own words; other programs may answer at that port, with none. */
  private static Refusal refusal(String what, HttpResponse<String> response) {
    var detail = json(response).path("detail").asString("");
    return new Refusal(
        "%s: %s"
            .formatted(
                what,
                detail.isEmpty() ? "lifecycle-service answered " + response.statusCode() : detail));
  }

  private static JsonNode json(HttpResponse<String> response) {
    var json = JsonMapper.shared();
    try {
      return json.readTree(response.body());
    } catch (JacksonException noJson) {
      return json.createObjectNode();
    }
  }

  private static Refusal interrupted() {
    Thread.currentThread().interrupt();
    return new Refusal("Interrupted.");
  }
}
