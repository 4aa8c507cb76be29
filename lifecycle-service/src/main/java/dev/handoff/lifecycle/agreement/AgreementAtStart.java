package dev.handoff.lifecycle.agreement;

import dev.handoff.contract.ContractReader;
import dev.handoff.contract.DefaultContract;
import dev.handoff.contract.Problem;
import dev.handoff.contract.Reading;
import dev.handoff.message.ContractScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Sees to it that there is an agreement when the service starts: the document that the operator
 * names, or else the one that Handoff ships with, which gives way to any other.
 */
final class AgreementAtStart implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AgreementAtStart.class);

  private final Agreement agreement;
  private final AgreementSettings settings;

  AgreementAtStart(Agreement agreement, AgreementSettings settings) {
    this.agreement = agreement;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Path file = settings.document();
    if (file != null) {
      handIn(read(file), file.toString());
    } else if (nothingElseStands()) {
      handIn(DefaultContract.document(), "the default contract");
    }
  }

  private boolean nothingElseStands() {
    Set<String> standing = agreement.standing();
    return standing.isEmpty() || standing.equals(Set.of(defaultId()));
  }

  private static String defaultId() {
    return switch (ContractReader.read(DefaultContract.document())) {
      case Reading.Valid(var contract) -> contract.id();
      case Reading.Invalid(var problems) ->
          throw new AssertionError("The default contract is none: " + problems);
    };
  }

  private void handIn(String document, String from) {
    switch (agreement.publish(document, ContractScope.STANDING)) {
      case Publication.Published(var contract, _) ->
          LOG.info(
              "Published {} version {} from {}",
              contract.getContractId(),
              contract.getVersion(),
              from);
      case Publication.NothingNew(var contract) ->
          LOG.info("{} version {} stands", contract.getContractId(), contract.getVersion());
      case Publication.Refused(var sentence) -> LOG.warn("{} is not published: {}", from, sentence);
      case Publication.Invalid(var problems) ->
          throw new IllegalStateException(
              "Expected %s to be a contract, but: %s".formatted(from, sentences(problems)));
    }
  }

  private static String sentences(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected a contract in %s, but it cannot be read as UTF-8 text".formatted(file), e);
    }
  }
}
