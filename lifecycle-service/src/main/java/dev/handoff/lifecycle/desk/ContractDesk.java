package dev.handoff.lifecycle.desk;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.desk.Body;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.agreement.Agreement;
import dev.handoff.lifecycle.agreement.Publication;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands in versions of the qualification contract, and reads the one in force. */
@RestController
@RequestMapping("/v1/contracts")
class ContractDesk {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

  private final Agreement agreement;
  private final ContractBook contracts;
  private final InstantSource time;

  ContractDesk(Agreement agreement, ContractBook contracts, InstantSource time) {
    this.agreement = agreement;
    this.contracts = contracts;
    this.time = time;
  }

  /**
   * Publishes a version.
   *
   * <p>{@code ?scope=} is {@code standing} or {@code named}; absent: as the contract is published
   * now.
   *
   * @param request whose body is the document, YAML or JSON, UTF-8, at most 256 KiB
   * @return 201 with the version, or 200 where the very document is published already
   */
  @PostMapping
  ResponseEntity<Version> handIn(HttpServletRequest request) throws IOException {
    return switch (agreement.publish(Body.text(request), scope(request))) {
      case Publication.Published(var contract) ->
          ResponseEntity.status(HttpStatus.CREATED).body(Version.of(contract));
      case Publication.NothingNew(var contract) -> ResponseEntity.ok(Version.of(contract));
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

  /** The document that governs every lead that names no contract. */
  @GetMapping("/standing")
  ResponseEntity<String> standing() {
    Contract inForce = contracts.standing(time.instant()).orElseThrow(ContractDesk::noneStands);
    return ResponseEntity.ok()
        .contentType(YAML)
        .header("Handoff-Contract", inForce.id() + " version " + inForce.version())
        .body(agreement.document(inForce).orElseThrow(ContractDesk::noneStands));
  }

  private static Refusal noneStands() {
    return Refusal.of(
        HttpStatus.NOT_FOUND,
        "No contract stands",
        "Expected a standing contract in force, but there is none");
  }

  /**
   * A published version.
   *
   * @param sha256 of the document's UTF-8 bytes, hexadecimal
   */
  record Version(String id, int version, String scope, Instant effectiveFrom, String sha256) {
    static Version of(ContractPublished contract) {
      return new Version(
          contract.getContractId(),
          contract.getVersion(),
          contract.getScope().name().toLowerCase(Locale.ROOT),
          contract.getEffectiveFrom(),
          contract.getSha256());
    }
  }
}
