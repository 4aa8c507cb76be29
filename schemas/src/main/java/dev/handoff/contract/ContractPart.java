package dev.handoff.contract;

import static java.util.stream.Collectors.toMap;

import dev.handoff.contract.ContractChanges.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a contract, comparable with the same part of another version. */
sealed interface ContractPart {

  Stream<Change> changes(Contract before, Contract after);

  /** A value that every contract has. */
  record Term(String path, Function<Contract, String> inWords) implements ContractPart {
    @Override
    public Stream<Change> changes(Contract before, Contract after) {
      var was = inWords.apply(before);
      var is = inWords.apply(after);
      return was.equals(is) ? Stream.empty() : Stream.of(new Change(path, was + " becomes " + is));
    }
  }

  /** A list of clauses, told apart by their names. */
  record Clauses(String path, Kind kind, Function<Contract, List<Clause>> of)
      implements ContractPart {

    /**
     * What such a clause is called, and what follows from its end.
     *
     * @param noun such as “rule”
     * @param gone what no longer is when it is gone
     * @param renamed what follows when it is the same under another name; null where that is
     *     another clause
     */
    record Kind(String noun, String gone, @Nullable String renamed) {}

    @Override
    public Stream<Change> changes(Contract before, Contract after) {
      return changes(byName(before), byName(after)).stream();
    }

    private Map<String, Clause> byName(Contract contract) {
      return of.apply(contract).stream()
          .collect(toMap(Clause::name, clause -> clause, (one, _) -> one, LinkedHashMap::new));
    }

    private List<Change> changes(Map<String, Clause> before, Map<String, Clause> after) {
      var changes = new ArrayList<Change>();
      var gone = new LinkedHashMap<>(before);
      gone.keySet().removeAll(after.keySet());
      for (var clause : after.values()) {
        var old = before.get(clause.name());
        if (old != null) {
          clause.changes(old).forEach(what -> changes.add(new Change(pathOf(clause), what)));
        } else {
          var called = formerName(clause, gone);
          called.ifPresent(gone::remove);
          changes.add(
              new Change(path, called.map(name -> renamed(name, clause)).orElse(added(clause))));
        }
      }
      gone.keySet().forEach(name -> changes.add(new Change(path, gone(name))));
      if (!inOrder(before, after).equals(inOrder(after, before))) {
        changes.add(new Change(path, "the order becomes " + InWords.list(after.keySet())));
      }
      return changes;
    }

    private String pathOf(Clause clause) {
      return path + " " + clause.name();
    }

    private String added(Clause clause) {
      return "new " + kind.noun() + " " + clause;
    }

    private String gone(String name) {
      return "%s %s is gone: %s".formatted(kind.noun(), name, kind.gone());
    }

    private String renamed(String name, Clause clause) {
      return "%s %s is now called %s%s".formatted(kind.noun(), name, clause.name(), kind.renamed());
    }

    private Optional<String> formerName(Clause clause, Map<String, Clause> gone) {
      return kind.renamed() == null
          ? Optional.empty()
          : gone.values().stream().filter(clause::saysTheSame).map(Clause::name).findFirst();
    }

    private static List<String> inOrder(Map<String, Clause> of, Map<String, Clause> that) {
      return of.keySet().stream().filter(that::containsKey).toList();
    }
  }
}
