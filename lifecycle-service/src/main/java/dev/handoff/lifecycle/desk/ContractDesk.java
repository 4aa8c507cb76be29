package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Body;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.agreement.Agreement;
import dev.handoff.lifecycle.agreement.Changes;
import dev.handoff.lifecycle.agreement.ContractText;
import dev.handoff.lifecycle.agreement.Publication;
import dev.handoff.message.ContractScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands in versions of the qualification contract, and reads those in force. */
@RestController
@RequestMapping("/v1/contracts")
@Tag(name = "Contracts")
class ContractDesk {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

  private static final String EXAMPLE =
      """
      id: education
      version: 1
      effective-from: 2026-01-01T00:00:00Z
      signed-by: { marketing: "Maria", sales: "Sam" }
      mql: { threshold: 50, raise-when: fit-and-engagement }
      """;

  private final Agreement agreement;

  ContractDesk(Agreement agreement) {
    this.agreement = agreement;
  }

  /**
   * Publishes a version.
   *
   * <p>{@code ?scope=} is {@code standing} or {@code named}; absent: as the contract is published
   * now.
   *
   * @param request whose body is the document, YAML or JSON, UTF-8, at most 256 KiB
   * @return 201 with the version and what it changes, or 200 where the very document is published
   *     already
   */
  @Operation(
      operationId = "publish-contract",
      summary = "Publishes a version of a contract.",
      parameters =
          @Parameter(
              in = ParameterIn.QUERY,
              name = "scope",
              description = "Whom it governs; absent: as it is published now.",
              schema = @Schema(allowableValues = {"standing", "named"}),
              example = "named"),
      requestBody =
          @RequestBody(
              description = "The document, YAML or JSON, at most 256 KiB.",
              required = true,
              content =
                  @Content(
                      mediaType = "application/yaml",
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject(EXAMPLE))),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The very document is published already.",
            content = @Content(schema = @Schema(implementation = HandedIn.class))),
        @ApiResponse(
            responseCode = "201",
            description = "It is published; it governs from its effective date on.",
            content = @Content(schema = @Schema(implementation = HandedIn.class)))
      })
  @PostMapping
  ResponseEntity<HandedIn> handIn(HttpServletRequest request) throws IOException {
    return switch (agreement.publish(Body.text(request), scope(request))) {
      case Publication.Published(var contract, var changes) ->
          ResponseEntity.status(HttpStatus.CREATED).body(HandedIn.of(contract, changes));
      case Publication.NothingNew(var contract) ->
          ResponseEntity.ok(HandedIn.of(contract, Changes.NONE));
      case Publication.Refused(var sentence) ->
          throw Refusal.of(HttpStatus.CONFLICT, "The contract was not published", sentence);
      case Publication.Invalid(var problems) -> throw Refusal.ofDocument(problems);
    };
  }

  // Not as a request parameter: curl says that what it sends is a form, and it would be read as
  // one.
  private static @Nullable ContractScope scope(HttpServletRequest request) {
    var query = ServletUriComponentsBuilder.fromRequest(request).build().getQueryParams();
    String given = query.getFirst("scope");
    return switch (given) {
      case null -> null;
      case "standing" -> ContractScope.STANDING;
      case "named" -> ContractScope.NAMED;
      default ->
          throw Refusal.of(
              HttpStatus.BAD_REQUEST,
              "The scope is not known",
              "Expected scope=standing or scope=named, but found scope=" + given);
    };
  }

  /** The newest version of each contract, in the order in which they were published. */
  @Operation(
      operationId = "contracts",
      summary = "The newest version of each contract, in the order of publication.")
  @GetMapping
  List<Version> all() {
    return agreement.newest().stream().map(Version::of).toList();
  }

  /** The document that governs every lead that names no contract. */
  @Operation(
      operationId = "standing-contract",
      summary = "The document that governs every lead that names no contract.")
  @GetMapping("/standing")
  ResponseEntity<String> standing() {
    return agreement
        .standingInForce()
        .map(ContractDesk::document)
        .orElseThrow(() ->
            none("No contract stands", "Expected a standing contract in force, but there is none"));
  }

  /** The document that governs the leads that name a contract; before its first day, what will. */
  @Operation(
      operationId = "contract",
      summary = "The document that governs the leads that name a contract.")
  @GetMapping("/{id}")
  ResponseEntity<String> document(@Parameter(example = "education") @PathVariable("id") String id) {
    return agreement
        .inForce(id)
        .map(ContractDesk::document)
        .orElseThrow(
            () -> none("No such contract", "Expected a published contract, but there is no " + id));
  }

  private static ResponseEntity<String> document(ContractText text) {
    return ResponseEntity.ok()
        .contentType(YAML)
        .header("Handoff-Contract", text.toString())
        .body(text.document());
  }

  private static Refusal none(String title, String sentence) {
    return Refusal.of(HttpStatus.NOT_FOUND, title, sentence);
  }
}
