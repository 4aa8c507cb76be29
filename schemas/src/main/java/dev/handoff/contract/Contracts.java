package dev.handoff.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contracts that leads are judged by. */
public interface Contracts {

  /**
   * The contract that governs a lead.
   *
   * @param named the contract that the lead's profile names, or null for the standing one
   * @param at the instant that is judged, which is a record's, never the wall clock's
   * @throws NoContractInForce where none governs it
   */
  Contract governing(@Nullable String named, Instant at);

  /**
   * The first instant after another at which a lead may come under another version, as far as is
   * known today.
   *
   * @param named the contract that the lead's profile names, or null for the standing one
   * @return null where nothing is to come
   */
  @Nullable Instant nextVersionAfter(@Nullable String named, Instant at);

  /** A version that was published, in force or not; empty where it is not known. */
  Optional<Contract> version(String id, int version);

  /** What governs at an instant; when the answer changes, leads have to be judged anew. */
  InForce inForce(Instant at);

  /**
   * The versions that govern.
   *
   * @param standing id of the contract of every lead that names none, or null where none stands
   * @param versions of each contract, by its id
   */
  record InForce(@Nullable String standing, Map<String, Integer> versions) {
    /** As {@code b2b-default 2 (standing), xeducation 1}. */
    @Override
    public String toString() {
      return new TreeMap<>(versions)
          .entrySet().stream()
              .map(each ->
                  each.getKey()
                      + " "
                      + each.getValue()
                      + (each.getKey().equals(standing) ? " (standing)" : ""))
              .collect(Collectors.joining(", "));
    }
  }

  /** One contract for every lead and all time. */
  static Contracts always(Contract contract) {
    return new Contracts() {
      @Override
      public Contract governing(@Nullable String named, Instant at) {
        return contract;
      }

      @Override
      public @Nullable Instant nextVersionAfter(@Nullable String named, Instant at) {
        return null;
      }

      @Override
      public Optional<Contract> version(String id, int version) {
        return Optional.of(contract).filter(it -> it.id().equals(id) && it.version() == version);
      }

      @Override
      public InForce inForce(Instant at) {
        return new InForce(contract.id(), Map.of(contract.id(), contract.version()));
      }
    };
  }
}
