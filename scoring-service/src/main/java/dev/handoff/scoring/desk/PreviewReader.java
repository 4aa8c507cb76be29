package dev.handoff.scoring.desk;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.Format;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.contract.Node;
import dev.handoff.contract.Problem;
import dev.handoff.contract.Problems;
import dev.handoff.contract.Reading;
import dev.handoff.desk.Refusal;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.stream.Messages;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a what-if from JSON, whole: every problem at once. Acts and profile become the messages
 * that the topology would read, and from there on go its way.
 */
final class PreviewReader {
  private static final int MOST_EVENTS = 10_000;
  private static final int SECONDS = 5;
  private static final String NOBODY = "preview";

  private static final MessageFields EVENT =
      new MessageFields(
          EngagementRecorded.getClassSchema(),
          List.of("id", "type", "occurredAt"),
          List.of("eventId", "leadId"));
  private static final MessageFields PROFILE =
      new MessageFields(
          LeadProfile.getClassSchema(),
          List.of("lead", "company", "contract"),
          List.of("eventId", "leadId", "occurredAt", "anonymousId", "source"));
  private static final MessageFields LEAD =
      new MessageFields(LeadAttributes.getClassSchema(), List.of(), List.of());
  private static final MessageFields COMPANY =
      new MessageFields(CompanyAttributes.getClassSchema(), List.of(), List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Format<String> WORD =
      Format.text("a text that is not blank", "", Optional::of);

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** As the bus has it: to the millisecond, and within what can be reckoned with. */
  private static final Format<Instant> INSTANT =
      Format.INSTANT
          .where(
              "an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z",
              instant -> !instant.isBefore(EARLIEST) && instant.isBefore(LATEST))
          .meaning(instant -> instant.truncatedTo(MILLIS));

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
    JsonNode tree = parse(request);
    Problems problems = new Problems();
    Node root =
        new Node("", tree, problems).mapping("contract", "profile", "events", "at", "recycledAt");
    Optional<Instant> at = root.has("at") ? root.at("at").read(INSTANT) : Optional.of(now);
    Instant recycledAt = root.find("recycledAt", INSTANT);
    if (recycledAt != null && at.isPresent() && recycledAt.isAfter(at.get())) {
      root.at("recycledAt")
          .refuse(
              "expected an instant that is not after at, %s, but found %s"
                  .formatted(at.get(), recycledAt));
    }
    LeadProfile profile = profile(root.at("profile"), at.orElse(now));
    Collection<Act> acts = acts(root, at);
    Contract contract = contract(root, profile.getContract(), at.orElse(now));
    if (!problems.isEmpty() || contract == null) {
      throw Refusal.ofRequest(problems.inOrderOf(tree));
    }
    return new Preview(
        contract, Messages.profile(profile), List.copyOf(acts), at.orElse(now), recycledAt);
  }

  private static JsonNode parse(String request) {
    try {
      JsonNode tree = JSON.readTree(request);
      dropNulls(tree);
      return tree.isMissingNode() ? JSON.nullNode() : tree;
    } catch (JacksonException notJson) {
      var place = notJson.getLocation();
      throw Refusal.of(
          HttpStatus.BAD_REQUEST,
          "The request is no JSON",
          "Expected JSON, but at line %d, column %d: %s"
              .formatted(
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : place.getColumnNr(),
                  notJson.getOriginalMessage()));
    }
  }

  /** As in our messages, null is absent. */
  private static void dropNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.removeNulls();
    }
    tree.forEach(PreviewReader::dropNulls);
  }

  private static LeadProfile profile(Node place, Instant asOf) {
    Node node = PROFILE.in(place);
    LeadProfile profile =
        LeadProfile.newBuilder()
            .setEventId(NOBODY)
            .setLeadId(NOBODY)
            .setOccurredAt(asOf)
            .setContract(node.find("contract", Format.NAME))
            .setLead(LEAD.fill(LeadAttributes.newBuilder().build(), LEAD.in(node.at("lead"))))
            .setCompany(
                COMPANY.fill(
                    CompanyAttributes.newBuilder().build(), COMPANY.in(node.at("company"))))
            .build();
    return PROFILE.fill(profile, node);
  }

  /** Each id counts once, as it does on the bus. */
  private static Collection<Act> acts(Node root, Optional<Instant> at) {
    Map<String, Act> acts = new LinkedHashMap<>();
    for (Node node : root.list("events", MOST_EVENTS)) {
      Act act = Messages.act(event(node));
      acts.putIfAbsent(act.eventId(), act);
      if (at.isPresent() && Act.isAhead(act.occurredAt(), at.get())) {
        node.at("occurredAt")
            .refuse(
                "expected an instant at most %d minutes after at, %s, but found %s"
                    .formatted(Act.MOST_AHEAD.toMinutes(), at.get(), act.occurredAt()));
      }
    }
    return acts.values();
  }

  private static EngagementRecorded event(Node place) {
    Node node = EVENT.in(place);
    EngagementRecorded event =
        EngagementRecorded.newBuilder()
            .setEventId(node.need("id", WORD))
            .setLeadId(NOBODY)
            .setType(node.need("type", WORD))
            .setOccurredAt(node.need("occurredAt", INSTANT))
            .build();
    return EVENT.fill(event, node);
  }

  /** Null where there is none, with the problem noted. */
  private @Nullable Contract contract(Node root, @Nullable String named, Instant at) {
    if (!root.has("contract")) {
      return inForce(root, named, at);
    }
    Node node = root.at("contract");
    Optional<String> document = node.read(WORD);
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
      if (named == null) {
        throw Refusal.forNow(
            "No contract stands",
            "Expected a standing contract in force, but none is known yet",
            SECONDS);
      }
      root.at("profile")
          .at("contract")
          .refuse("expected a contract that is in force at %s, but %s is not".formatted(at, named));
      return null;
    }
  }
}
