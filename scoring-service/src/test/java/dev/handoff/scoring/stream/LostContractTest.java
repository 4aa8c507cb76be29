package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Told.Is;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A contract that leads name, and that is published no longer. */
class LostContractTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final ContractBook book = new ContractBook();
  private boolean lost;

  @Test
  void a_lead_that_names_it_holds_up_nobody_else_and_fills_no_dead_letters() {
    Contract standing = contract("standing", 1);
    book.add(Scope.STANDING, standing, null);
    book.add(Scope.NAMED, contract("named", 1), null);
    try (Scoring scoring = new Scoring(new Losing(), NOON)) {
      scoring.advance(Scoring.QUIET);
      tell(scoring, "A", "named");
      scoring.tell("B", RandomLeads.closing(standing, scoring.now()));
      assertThat(scoring.published()).hasSize(3);

      lost = true;
      book.add(Scope.STANDING, contract("standing", 2), standing);
      scoring.advanceTo(scoring.now().plus(Duration.ofDays(20)), Duration.ofHours(1));

      assertThat(scoring.last()).containsOnlyKeys("B");
      assertThat(scoring.progress()).isEqualTo(1);
    }
  }

  private static void tell(Scoring scoring, String lead, String contract) {
    Profile profile = new Profile(NOON, null, null, contract, Map.of(), Map.of());
    scoring.tell(lead, new Piece(new Is(profile), scoring.now()));
    scoring.tell(lead, RandomLeads.closing(contract(contract, 1), scoring.now()));
  }

  private static Contract contract(String id, int version) {
    return Agreements.of(
        """
        id: %s
        version: %d
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        engagement:
          points: [{ name: closing, on: closed, points: 8, half-life: 14d }]
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(id, version));
  }

  private final class Losing implements Contracts {
    @Override
    public Contract governing(@Nullable String named, Instant at) {
      if (lost && named != null) {
        throw new NoContractInForce(named, at);
      }
      return book.governing(named, at);
    }

    @Override
    public @Nullable Instant nextVersionAfter(@Nullable String named, Instant at) {
      return book.nextVersionAfter(named, at);
    }

    @Override
    public Optional<Contract> version(String id, int version) {
      return book.version(id, version);
    }

    @Override
    public InForce inForce(Instant at) {
      return book.inForce(at);
    }
  }
}
