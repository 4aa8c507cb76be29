package dev.handoff.sla.notice;

import static java.util.stream.Collectors.joining;

import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notices as one message of Slack: a block each, and a line for where there is no room for more.
 */
final class SlackMessage {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Slack takes 3,000 characters a block. */
  private static final int LONGEST = 1_000;

  private SlackMessage() {}

  /**
   * The message.
   *
   * @param notices at least one, and at most {@link Lane#AT_ONCE}, as Slack takes 50 blocks
   */
  static String of(List<NoticeDue> notices) {
    ObjectNode message = JSON.objectNode();
    message.put("text", notices.size() == 1 ? line(notices.getFirst()) : summary(notices));
    ArrayNode blocks = message.putArray("blocks");
    if (notices.size() > 1) {
      blocks.add(section("*" + summary(notices) + "*"));
    }
    notices.forEach(notice -> blocks.add(section(text(notice))));
    return message.toString();
  }

  private static String summary(List<NoticeDue> notices) {
    long mqls = notices.stream().filter(each -> each.getEvent() instanceof MqlRaised).count();
    long alerts = notices.size() - mqls;
    return Stream.of(count(mqls, "new MQL"), count(alerts, "alert"))
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }

  private static String count(long number, String noun) {
    return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
  }

  private static ObjectNode section(String markdown) {
    ObjectNode section = JSON.objectNode().put("type", "section");
    section.putObject("text").put("type", "mrkdwn").put("text", markdown);
    return section;
  }

  private static String text(NoticeDue notice) {
    return switch (notice.getEvent()) {
      case MqlRaised mql -> "*%s*\n%s".formatted(escaped(headline(mql)), escaped(detail(mql)));
      case SlaAlert alert ->
          "*%s: %s*\n%s"
              .formatted(
                  NoticeFacts.word(alert.getKind()),
                  escaped(alert.getPromise()),
                  escaped(
                      alert.getRep() == null
                          ? alert.getSentence()
                          : alert.getSentence() + " Rep: " + alert.getRep()));
      default -> throw new AssertionError(notice.getEvent().getClass());
    };
  }

  private static String line(NoticeDue notice) {
    return switch (notice.getEvent()) {
      case MqlRaised mql -> escaped(headline(mql));
      case SlaAlert alert -> escaped(alert.getSentence());
      default -> throw new AssertionError(notice.getEvent().getClass());
    };
  }

  /** As “New MQL: Ana Ruiz, VP Sales, Acme”, with what is known. */
  private static String headline(MqlRaised mql) {
    LeadAttributes lead = mql.getLead();
    CompanyAttributes company = mql.getCompany();
    String name = lead == null ? "" : joined(" ", lead.getFirstName(), lead.getLastName());
    return "New MQL: "
        + joined(
            ", ",
            name.isEmpty() ? "lead " + mql.getLeadId() : name,
            lead == null ? null : lead.getJobTitle(),
            company == null ? null : company.getName());
  }

  private static String detail(MqlRaised mql) {
    return joined(
        " · ",
        "lead " + mql.getLeadId(),
        mql.getSlaClass(),
        "score %.0f".formatted(mql.getScore().getTotal()),
        mql.getRep() == null ? null : "rep " + mql.getRep());
  }

  private static String joined(String by, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(joining(by));
  }

  /** What Slack would take for a link or a mention is text. */
  private static String escaped(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return bounded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
