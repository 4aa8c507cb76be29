package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Body;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.agreement.Agreement;
import dev.handoff.lifecycle.agreement.Changes;
import dev.handoff.lifecycle.agreement.ContractText;
import dev.handoff.lifecycle.agreement.Publication;
import dev.handoff.message.ContractScope;
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
class ContractDesk {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

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
  @GetMapping
  List<Version> all() {
    return agreement.newest().stream().map(Version::of).toList();
  }

  /** The document that governs every lead that names no contract. */
  @GetMapping("/standing")
  ResponseEntity<String> standing() {
    return agreement
        .standingInForce()
        .map(ContractDesk::document)
        .orElseThrow(() ->
            none("No contract stands", "Expected a standing contract in force, but there is none"));
  }

  /** The document that governs the leads that name a contract; before its first day, what will. */
  @GetMapping("/{id}")
  ResponseEntity<String> document(@PathVariable("id") String id) {
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
