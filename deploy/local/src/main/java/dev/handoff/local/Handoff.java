package dev.handoff.local;

import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.wire.RegistryUnavailable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The local stack's command line: each launcher in {@code deploy/local} names its command first.
 */
public final class Handoff {
  private Handoff() {}

  /** Runs the command that the first argument names, with the others. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(System.getenv()), System.getenv(), arguments));
  }

  static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    try {
      var project = Path.of(System.getProperty("handoff.project", ".")).toAbsolutePath();
      var place = Place.of(project.normalize(), environment);
      var line = new CommandLine(command(arguments[0], place, terminal));
      line.getCommandSpec().addOption(help());
      line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().addOption(help()));
      return line.setUsageHelpWidth(100)
          .setCommandName("deploy/local/" + arguments[0])
          .setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure))
          .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (Refusal refusal) {
      return refused(terminal, refusal);
    }
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this text.")
        .build();
  }

  static Callable<Integer> command(String name, Place place, Terminal terminal) {
    return switch (name) {
      case "up" -> new UpCommand(place, terminal);
      case "down" -> new DownCommand(place, terminal);
      case "restart" -> new RestartCommand(place, terminal);
      case "status" -> new StatusCommand(place, terminal);
      case "read" -> new ReadCommand(place, terminal);
      case "queue" -> new QueueCommand(place, terminal);
      case "import" -> new ImportCommand(place, terminal);
      case "contract" -> new ContractCommand(place, terminal);
      case "ledger" -> new LedgerCommand(place, terminal);
      case "notices" -> new NoticesCommand(place, terminal);
      case "acls" -> new AclsCommand(terminal);
      case "token" -> new TokenCommand(place, terminal);
      case "smoke" -> new SmokeCommand(place, terminal);
      case "trial" -> new TrialCommand(place, terminal);
      default -> throw new Refusal("There is no deploy/local/" + name + ".");
    };
  }

  private static int failed(Terminal terminal, Exception failure) {
    return switch (failure) {
      case Refusal refusal -> refused(terminal, refusal);
      case RegistryUnavailable noAnswer -> refused(terminal, new Refusal(words(noAnswer)));
      case KafkaException noAnswer ->
          refused(terminal, new Refusal("Kafka did not answer as expected: " + words(noAnswer)));
      default -> {
        terminal.note("This should not have happened:");
        failure.printStackTrace(terminal.err());
        yield CommandLine.ExitCode.SOFTWARE;
      }
    };
  }

  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private static int refused(Terminal terminal, Refusal refusal) {
    var text = String.valueOf(refusal.getMessage());
    terminal.note(terminal.lively() ? Style.BAD.on("✗") + " " + text : text);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
