package dev.handoff.contract;

import dev.handoff.contract.NotifyTerms.About;
import dev.handoff.contract.NotifyTerms.Channel;
import dev.handoff.contract.NotifyTerms.Subscription;
import java.time.Duration;

/** Reads who is told of what. */
final class NotifyReader {

  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Format<Duration> MAX_AGE =
      Format.DURATION.where(
          "a duration above zero and of at most 7 days, such as 24h",
          age -> age.compareTo(LONGEST) <= 0);

  private static final Format<About> ABOUT =
      Format.oneOf("mql", "alert")
          .meaning(word ->
              switch (word) {
                case "mql" -> About.MQL;
                default -> About.ALERT;
              });

  private static final Format<Channel> CHANNEL =
      Format.oneOf("webhook", "slack", "pagerduty")
          .meaning(word ->
              switch (word) {
                case "webhook" -> Channel.WEBHOOK;
                case "slack" -> Channel.SLACK;
                default -> Channel.PAGERDUTY;
              });

  /** An address would be one: whoever has it can write to the channel. */
  private static final Format<String> CREDENTIAL =
      Format.NAME.where(
          "the name of a credential, such as sales-floor (never the address or key itself)",
          name -> name.length() <= 40);

  private NotifyReader() {}

  static NotifyTerms terms(Node section) {
    var node = section.mapping("max-age", "subscriptions");
    var names = new Names();
    return new NotifyTerms(
        node.find("max-age", MAX_AGE, NotifyTerms.DEFAULT_MAX_AGE),
        node.list("subscriptions").stream().map(each -> subscription(each, names)).toList());
  }

  private static Subscription subscription(Node member, Names names) {
    var node = member.mapping("name", "about", "when", "channel", "credential");
    var about = node.need("about", ABOUT);
    var channel = node.need("channel", CHANNEL);
    if (channel == Channel.PAGERDUTY
        && about == About.MQL
        && node.problems().noneUnder(node.path())) {
      node.at("about")
          .refuse(
              "expected alert, as pagerduty opens and closes an incident a clock, but found mql");
    }
    return new Subscription(
        names.of(node), about, when(node, about), channel, node.need("credential", CREDENTIAL));
  }

  private static Condition when(Node node, About about) {
    if (!node.has("when")) {
      return Condition.ALWAYS;
    }
    return switch (about) {
      case MQL -> ConditionLanguage.OF_MQLS.when(node);
      case ALERT -> ConditionLanguage.OF_ALERTS.when(node);
    };
  }
}
