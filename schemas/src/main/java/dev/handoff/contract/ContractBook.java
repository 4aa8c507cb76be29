package dev.handoff.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contracts that were published, each with its known versions. Safe for any number of threads:
 * readers see one whole page, and a publication turns it.
 */
public final class ContractBook implements Contracts {

  /** Whom a contract governs. */
  public enum Scope {
    /** Every lead that names no contract. */
    STANDING,
    /** Only the leads whose profile names it. */
    NAMED
  }

  private volatile List<Entry> newestFirst = List.of();

  /**
   * Writes a publication in. The last standing contract that was written in governs from its
   * effective date on; until then an earlier one does.
   *
   * @param previous the version of the same contract that governs until then, or null for none
   * @return whether the book has changed; a version that is not newer than the known one of the
   *     same contract changes nothing
   */
  public synchronized boolean add(Scope scope, Contract contract, @Nullable Contract previous) {
    var known = entry(contract.id());
    if (known.isPresent() && contract.version() <= known.get().newest().version()) {
      return false;
    }
    var versions =
        Stream.of(
                Stream.of(contract),
                Stream.ofNullable(previous),
                known.stream().flatMap(entry -> entry.versions().stream()))
            .flatMap(each -> each)
            .sorted(Comparator.comparingInt(Contract::version).reversed())
            .toList();
    var page = new ArrayList<Entry>();
    page.add(new Entry(scope, versions));
    newestFirst.stream().filter(entry -> !entry.is(contract.id())).forEach(page::add);
    newestFirst = List.copyOf(page);
    return true;
  }

  @Override
  public Contract governing(@Nullable String named, Instant at) {
    Contract found = find(named, at);
    if (found == null) {
      throw new NoContractInForce(named, at);
    }
    return found;
  }

  /** The contract that governs every lead that names none. */
  public Optional<Contract> standing(Instant at) {
    return Optional.ofNullable(find(null, at));
  }

  @Override
  public @Nullable Instant nextVersionAfter(@Nullable String named, Instant at) {
    Instant next = null;
    for (Entry entry : newestFirst) {
      if (entry.isFor(named)) {
        for (Contract version : entry.versions()) {
          Instant from = version.effectiveFrom();
          if (from.isAfter(at) && (next == null || from.isBefore(next))) {
            next = from;
          }
        }
      }
    }
    return next;
  }

  @Override
  public Optional<Contract> version(String id, int version) {
    return entry(id).stream()
        .flatMap(entry -> entry.versions().stream())
        .filter(it -> it.version() == version)
        .findFirst();
  }

  @Override
  public InForce inForce(Instant at) {
    Map<String, Integer> versions = new TreeMap<>();
    newestFirst.forEach(
        entry -> entry.at(at).ifPresent(version -> versions.put(version.id(), version.version())));
    return new InForce(standing(at).map(Contract::id).orElse(null), versions);
  }

  /**
   * The version of a contract that governs leads which are new at an instant; empty where none
   * does: its first day is to come, or another contract stands in its place.
   */
  public Optional<Contract> inForce(String id, Instant at) {
    return entry(id)
        .filter(entry ->
            entry.scope() == Scope.NAMED
                || standing(at).filter(standing -> standing.id().equals(id)).isPresent())
        .flatMap(entry -> entry.at(at));
  }

  /** The newest known version of each contract, by its id. */
  public Map<String, Integer> versions() {
    Map<String, Integer> versions = new TreeMap<>();
    newestFirst.forEach(entry -> versions.put(entry.newest().id(), entry.newest().version()));
    return versions;
  }

  /** What lies before the first version is judged by the first: a history has to be judged too. */
  private @Nullable Contract find(@Nullable String named, Instant at) {
    Contract first = null;
    for (Entry entry : newestFirst) {
      if (!entry.isFor(named)) {
        continue;
      }
      for (Contract version : entry.versions()) {
        if (!version.effectiveFrom().isAfter(at)) {
          return version;
        }
        if (first == null || version.effectiveFrom().isBefore(first.effectiveFrom())) {
          first = version;
        }
      }
    }
    return first;
  }

  private Optional<Entry> entry(String id) {
    return newestFirst.stream().filter(entry -> entry.is(id)).findFirst();
  }

  /** One contract: its scope as of the newest publication, and its versions, newest first. */
  private record Entry(Scope scope, List<Contract> versions) {
    boolean is(String id) {
      return newest().id().equals(id);
    }

    /** Whether it governs leads that name this contract, or none. */
    boolean isFor(@Nullable String named) {
      return named == null ? scope == Scope.STANDING : is(named);
    }

    Contract newest() {
      return versions.getFirst();
    }

    Optional<Contract> at(Instant instant) {
      return versions.stream().filter(v -> !v.effectiveFrom().isAfter(instant)).findFirst();
    }
  }
}
