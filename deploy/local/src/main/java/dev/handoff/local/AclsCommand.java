package dev.handoff.local;

import dev.handoff.local.rights.KafkaAcls;
import dev.handoff.local.rights.KafkaTopics;
import dev.handoff.local.rights.KafkaUsers;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Retention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    description = {
      "Prints who may do what on a broker, as the catalogue of topics has it (docs/security.md).",
      "Nothing is asked of any broker, and nothing is changed."
    })
final class AclsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "kafka-acls",
      description = {
        "kafka-acls: a script of Kafka's own tool, unless said otherwise.",
        "kafka-user: KafkaUser resources of Strimzi 0.49 or later.",
        "kafka-topics: a script that makes the topics, where services may not."
      })
  private String format = "";

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "handoff",
      description = "Of kafka-user: the Kafka resource that they belong to; ${DEFAULT-VALUE}.")
  private String cluster = "";

  @Option(
      names = "--kept-days",
      paramLabel = "DAYS",
      defaultValue = "400",
      description = "Of kafka-topics: how long history is kept; ${DEFAULT-VALUE}.")
  private int keptDays;

  AclsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(text());
    terminal.out().flush();
    return 0;
  }

  private String text() {
    return switch (format) {
      case "kafka-acls" -> KafkaAcls.script();
      case "kafka-user" -> KafkaUsers.yaml(cluster);
      case "kafka-topics" -> KafkaTopics.script(Retention.historyOf(keptDays));
      default ->
          throw new Refusal(
              "Expected --format to be kafka-acls, kafka-user or kafka-topics, but it is '%s'."
                  .formatted(format));
    };
  }
}
