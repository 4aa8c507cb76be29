package dev.handoff.sla.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.sla.notice.Answer.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slack's incoming webhooks: whatever has come for one of them since its last message is one
 * message, and there is about one a second.
 */
final class SlackCarrier implements Carrier {
  /** Slack's own limit of incoming webhooks. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Credentials credentials;
  private final Post post;
  private final Pace pace = new Pace(EVERY);
  private final Rests rests = new Rests();

  SlackCarrier(Credentials credentials, Post post) {
    this.credentials = credentials;
    this.post = post;
  }

  @Override
  public NoticeChannel channel() {
    return NoticeChannel.SLACK;
  }

  @Override
  public Duration pause(Instant now) {
    return pace.pause(now);
  }

  @Override
  public List<Carried> carry(List<NoticeDue> notices, Instant now) {
    pace.took(now);
    List<Carried> carried = new ArrayList<>();
    grouped(notices)
        .forEach((credential, group) -> {
          Answer answer = rests.ask(credential, now, () -> send(credential, group));
          group.forEach(notice -> carried.add(new Carried(notice, answer)));
        });
    return carried;
  }

  /** One message for each address, in the order in which its first notice came. */
  private static Map<String, List<NoticeDue>> grouped(List<NoticeDue> notices) {
    return notices.stream()
        .collect(groupingBy(NoticeDue::getCredential, LinkedHashMap::new, toList()));
  }

  private Answer send(String credential, List<NoticeDue> group) {
    URI url = credentials.named(credential).url();
    return url == null
        ? new Refused(
            "Expected url of credential %s, but none is given, or no address".formatted(credential))
        : post.send(url, Map.of(), SlackMessage.of(group));
  }
}
