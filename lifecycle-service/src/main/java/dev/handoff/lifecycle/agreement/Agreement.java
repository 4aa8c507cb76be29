package dev.handoff.lifecycle.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.Reading;
import dev.handoff.lifecycle.agreement.Publication.Invalid;
import dev.handoff.lifecycle.agreement.Publication.NothingNew;
import dev.handoff.lifecycle.agreement.Publication.Published;
import dev.handoff.lifecycle.agreement.Publication.Refused;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agreement between marketing and sales: what of it is published, and how a version comes in.
 */
public final class Agreement {
  private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

  private final ContractLog log;
  private final InstantSource time;

  Agreement(ContractLog log, InstantSource time) {
    this.log = log;
    this.time = time;
  }

  /**
   * Publishes a version, if it is one that may follow.
   *
   * @param document the whole contract, YAML or JSON
   * @param scope whom it shall govern; null for whom it governs now
   * @throws org.apache.kafka.common.KafkaException if the bus is away; then nothing was published
   */
  public synchronized Publication publish(String document, @Nullable ContractScope scope) {
    return switch (ContractReader.read(document)) {
      case Reading.Invalid(var problems) -> new Invalid(problems);
      case Reading.Valid(var contract) -> publish(contract, document, scope);
    };
  }

  private Publication publish(Contract contract, String document, @Nullable ContractScope asked) {
    PublishedContracts published = published();
    ContractPublished known = published.newest(contract.id());
    ContractScope scope = asked != null ? asked : known != null ? known.getScope() : null;
    if (scope == null) {
      return new Refused(
          "Expected to be told whom %s governs, as it is new: every lead (scope standing), or only"
                  .formatted(contract.id())
              + " those that name it (scope named)");
    }
    ContractPublished record = record(contract, document, scope, known);
    if (known != null && isSame(known, record)) {
      return new NothingNew(known);
    }
    Optional<String> refusal =
        known == null ? Optional.empty() : whyNotAfter(known, record, published);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Changes changes = Changes.between(published, contract, record);
    log.append(record);
    changes
        .countFromNowOn()
        .forEach(rule ->
            LOG.info("{} version {}: {}", contract.id(), contract.version(), rule.sentence()));
    return new Published(record, changes);
  }

  private static Optional<String> whyNotAfter(
      ContractPublished known, ContractPublished given, PublishedContracts published) {
    if (given.getVersion() <= known.getVersion()) {
      return Optional.of(
          "Expected a version of %s above %d, but version %d was given with another text or scope"
              .formatted(given.getContractId(), known.getVersion(), given.getVersion()));
    }
    if (published.waits(known) && given.getEffectiveFrom().isAfter(known.getEffectiveFrom())) {
      return Optional.of(
          "Expected version %d to take effect by %s, as version %d waits for that day and would be"
                  .formatted(given.getVersion(), known.getEffectiveFrom(), known.getVersion())
              + " lost");
    }
    if (given.getScope() == ContractScope.NAMED
        && published.standing().equals(Set.of(known.getContractId()))) {
      return Optional.of(
          "Expected a standing contract to remain, but %s is the only one"
              .formatted(known.getContractId()));
    }
    return Optional.empty();
  }

  private static boolean isSame(ContractPublished known, ContractPublished given) {
    return known.getVersion() == given.getVersion()
        && known.getSha256().equals(given.getSha256())
        && known.getScope() == given.getScope();
  }

  private ContractPublished record(
      Contract contract, String document, ContractScope scope, @Nullable ContractPublished known) {
    String sha256 = sha256(document);
    return ContractPublished.newBuilder()
        .setEventId(eventId(contract, sha256))
        .setContractId(contract.id())
        .setVersion(contract.version())
        .setOccurredAt(time.instant())
        .setEffectiveFrom(contract.effectiveFrom())
        .setScope(scope)
        .setDocument(document)
        .setSha256(sha256)
        .setSignedByMarketing(contract.signedBy().marketing())
        .setSignedBySales(contract.signedBy().sales())
        .setInForceUntilThen(known == null ? null : before(contract.effectiveFrom(), known))
        .build();
  }

  /**
   * What governs until then. It is kept even where then is past: a record that comes late is judged
   * by what was in force when it was written.
   */
  private static @Nullable String before(Instant effectiveFrom, ContractPublished known) {
    return known.getEffectiveFrom().isBefore(effectiveFrom)
        ? known.getDocument()
        : known.getInForceUntilThen();
  }

  /** The newest record of each contract, in the order in which they were published. */
  public Collection<ContractPublished> newest() {
    return published().newest().values();
  }

  /** What governs the leads that name a contract; before its first day, what will. */
  public Optional<ContractText> inForce(String id) {
    return published().inForce(id);
  }

  /** What governs every lead that names no contract. */
  public Optional<ContractText> standingInForce() {
    return published().standingInForce();
  }

  /** The ids of the contracts that govern every lead that names none; the newest of them does. */
  Set<String> standing() {
    return published().standing();
  }

  private PublishedContracts published() {
    return new PublishedContracts(log.newest(), time.instant());
  }

  private static String eventId(Contract contract, String sha256) {
    String name = contract.id() + "\n" + contract.version() + "\n" + sha256;
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private static String sha256(String document) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
