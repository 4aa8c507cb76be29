package dev.handoff.local;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractChanges;
import dev.handoff.contract.ContractReader;
import dev.handoff.contract.CountsFromNowOn;
import dev.handoff.contract.Reading;
import dev.handoff.local.agreement.ContractDesk;
import dev.handoff.local.agreement.ContractDesk.Waiting;
import dev.handoff.local.agreement.ContractFile;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    description =
        "Checks, compares, publishes and shows the agreement between marketing and sales"
            + " (docs/contract.md).",
    synopsisSubcommandLabel = "(check | diff | publish | show)")
final class ContractCommand implements Callable<Integer> {
  private final ContractDesk desk;
  private final Terminal terminal;
  private final ContractReport report;

  @Spec private CommandSpec spec = CommandSpec.create();

  ContractCommand(Place place, Terminal terminal) {
    this.desk = new ContractDesk(place);
    this.terminal = terminal;
    this.report = new ContractReport(terminal);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Expected check, diff, publish or show, but there is none of them.");
  }

  @Command(
      description = {
        "Says whether a file is a contract, or else everything that is wrong with it.",
        "Needs no running stack."
      })
  int check(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    var contract = read(file).contract();
    terminal.say(
        "%s is a contract: %s version %d, from %s on, signed by %s for marketing and %s for sales."
            .formatted(
                file,
                contract.id(),
                contract.version(),
                contract.effectiveFrom(),
                contract.signedBy().marketing(),
                contract.signedBy().sales()));
    return 0;
  }

  @Command(
      description =
          "Says in words what a file changes against the contract of the same id that is in force,"
              + " or else against the standing one. Publishes nothing.")
  int diff(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    var after = read(file).contract();
    var own = desk.inForce(after.id());
    var before = own.or(desk::standing).orElseThrow(() -> nothingToCompareWith(after));
    if (own.isEmpty()) {
      terminal.note("%s is not published yet; %s stands.".formatted(after.id(), before));
    }
    var waiting = own.isPresent() ? desk.waitingFor(before) : desk.waitingForStanding(before);
    say(waiting);
    var changes = ContractChanges.between(before.contract(), after);
    report.changes(
        before.toString(),
        changes.changes().stream().map(ContractChanges.Change::toString).toList(),
        changes.countFromNowOn().stream().map(CountsFromNowOn::sentence).toList());
    if (own.isPresent() && !changes.changes().isEmpty()) {
      hintAtVersion(after, before.contract().version(), waiting);
    }
    return 0;
  }

  /** The file may be the very one that waits; then its version is right. */
  private void hintAtVersion(Contract after, int inForce, List<Waiting> waiting) {
    var newest = waiting.stream().mapToInt(Waiting::version).max().orElse(inForce);
    if (after.version() < newest || after.version() == inForce) {
      terminal.note("To be published, it needs a version above " + newest + ".");
    }
  }

  @Command(
      description = {
        "Publishes a file, says what it changes, and waits until every service knows it.",
        "The same file again changes nothing."
      })
  int publish(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--scope",
              paramLabel = "standing|named",
              description =
                  "Whom it governs: every lead that names no contract (standing), or only those that"
                      + " name it (named). Needed the first time; then it stays.")
          @Nullable String scope)
      throws IOException {
    var contractFile = read(file);
    var contract = contractFile.contract();
    var handedIn = desk.publish(contractFile, Optional.ofNullable(scope));
    var name = contract.id() + " version " + contract.version();
    if (!handedIn.isNew()) {
      terminal.say(name + " is published already; nothing was changed.");
    } else {
      terminal.say(
          "%s is published and governs %s from %s on."
              .formatted(
                  name,
                  handedIn.scope().equals("named")
                      ? "the leads that name it"
                      : "every lead that names no contract",
                  contract.effectiveFrom()));
      handedIn
          .against()
          .ifPresent(
              before -> report.changes(before, handedIn.changes(), handedIn.countFromNowOn()));
    }
    desk.awaitFollowers(contract);
    terminal.note("Every service knows it.");
    return 0;
  }

  @Command(description = "Prints the contract in force: the standing one, or the one of an id.")
  int show(@Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id) {
    var inForce = id == null ? desk.standing() : desk.inForce(id);
    var found = inForce.orElseThrow(() -> notThere(id));
    terminal.note("%s, from %s on".formatted(found, found.contract().effectiveFrom()));
    say(id == null ? desk.waitingForStanding(found) : desk.waitingFor(found));
    terminal.out().print(found.document());
    terminal.out().flush();
    return 0;
  }

  private void say(List<Waiting> waiting) {
    waiting.forEach(version -> terminal.note(version + "."));
  }

  private ContractFile read(Path file) throws IOException {
    var document = ContractFile.text(file);
    return switch (ContractReader.read(document)) {
      case Reading.Valid(var contract) -> new ContractFile(file, document, contract);
      case Reading.Invalid(var problems) -> {
        report.problems(problems);
        throw new Refusal(
            "%s is no contract: it has %s."
                .formatted(
                    file, problems.size() == 1 ? "a problem" : problems.size() + " problems"));
      }
    };
  }

  private static Refusal nothingToCompareWith(Contract after) {
    return new Refusal(
        "Expected a contract to compare %s with, but none is published.".formatted(after.id()));
  }

  private static Refusal notThere(@Nullable String id) {
    return new Refusal(
        id == null
            ? "Expected a standing contract, but none is published."
            : "Expected a published contract, but there is no %s.".formatted(id));
  }
}
