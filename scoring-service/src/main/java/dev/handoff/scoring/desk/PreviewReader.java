package dev.handoff.scoring.desk;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.contract.Node;
import dev.handoff.contract.Problem;
import dev.handoff.contract.Problems;
import dev.handoff.contract.Reading;
import dev.handoff.desk.Json;
import dev.handoff.desk.MessageFields;
import dev.handoff.desk.Refusal;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a what-if from JSON, whole: every problem at once. */
final class PreviewReader {
  private static final int RETRY_SECONDS = 5;

  private final Contracts contracts;
  private final Instant now;

  /**
   * @param contracts what is in force, for a request that brings no contract
   * @param now the instant of a request that names none
   */
  PreviewReader(Contracts contracts, Instant now) {
    this.contracts = contracts;
    this.now = now.truncatedTo(MILLIS);
  }

  /**
   * @throws Refusal 400 for what is no JSON; 422 with every problem of the request, or of the
   *     contract in it
   */
  Preview read(String request) {
    JsonNode tree = Json.tree(request);
    Problems problems = new Problems();
    Node root =
        new Node("", tree, problems).mapping("contract", "profile", "events", "at", "recycledAt");
    Optional<Instant> at =
        root.has("at") ? root.at("at").read(MessageFields.INSTANT) : Optional.of(now);
    Instant recycledAt = root.find("recycledAt", MessageFields.INSTANT);
    if (recycledAt != null && at.isPresent() && recycledAt.isAfter(at.get())) {
      root.at("recycledAt")
          .refuse(
              "expected an instant that is not after at, %s, but found %s"
                  .formatted(at.get(), recycledAt));
    }
    Profile profile = LeadReader.profile(root.at("profile"), at.orElse(now));
    List<Act> acts = LeadReader.acts(root, at);
    Contract contract = contract(root, profile.contract(), at.orElse(now));
    if (!problems.isEmpty() || contract == null) {
      throw Refusal.ofRequest(problems.inOrderOf(tree));
    }
    return new Preview(contract, profile, acts, at.orElse(now), recycledAt);
  }

  /** Null where there is none, with the problem noted. */
  private @Nullable Contract contract(Node root, @Nullable String named, Instant at) {
    if (!root.has("contract")) {
      return inForce(root, named, at);
    }
    Node node = root.at("contract");
    Optional<String> document = node.read(MessageFields.WORD);
    return document.isEmpty()
        ? null
        : switch (ContractReader.read(document.get())) {
          case Reading.Valid(var contract) -> contract;
          case Reading.Invalid(var problems) -> invalid(node, problems);
        };
  }

  /** By itself it is answered as it would be when it is published. */
  private static @Nullable Contract invalid(Node node, List<Problem> problems) {
    if (node.problems().isEmpty()) {
      throw Refusal.ofDocument(problems);
    }
    problems.forEach(problem ->
        (problem.path().isEmpty() ? node : node.at(problem.path())).refuse(problem.expected()));
    return null;
  }

  private @Nullable Contract inForce(Node root, @Nullable String named, Instant at) {
    try {
      return contracts.governing(named, at);
    } catch (NoContractInForce none) {
      if (!root.problems().isEmpty()) {
        return null;
      }
      if (named == null) {
        throw Refusal.forNow(
            "No contract stands",
            "Expected a standing contract in force, but none is known yet",
            RETRY_SECONDS);
      }
      root.at("profile")
          .at("contract")
          .refuse("expected a contract that is in force at %s, but %s is not".formatted(at, named));
      return null;
    }
  }
}
