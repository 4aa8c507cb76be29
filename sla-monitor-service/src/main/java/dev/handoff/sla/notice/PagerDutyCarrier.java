package dev.handoff.sla.notice;

import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.sla.notice.Answer.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** PagerDuty's Events API v2: an incident a clock, in the order in which things happened to it. */
final class PagerDutyCarrier implements Carrier {
  private static final URI EVENTS = URI.create("https://events.pagerduty.com/v2/enqueue");

  private final Credentials credentials;
  private final Post post;
  private final Rests rests = new Rests();

  PagerDutyCarrier(Credentials credentials, Post post) {
    this.credentials = credentials;
    this.post = post;
  }

  @Override
  public NoticeChannel channel() {
    return NoticeChannel.PAGERDUTY;
  }

  @Override
  public List<Carried> carry(List<NoticeDue> notices, Instant now) {
    return notices.stream().map(notice -> new Carried(notice, send(notice, now))).toList();
  }

  private Answer send(NoticeDue notice, Instant now) {
    Credential credential = credentials.named(notice.getCredential());
    if (credential.keys().isEmpty()) {
      return new Refused(
          "Expected the routing key in keys of credential %s, but there is none"
              .formatted(credential));
    }
    URI url = Objects.requireNonNullElse(credential.url(), EVENTS);
    String event = PagerDutyEvent.of(notice, credential.keys().getFirst());
    return rests.ask(credential.name(), now, () -> post.send(url, Map.of(), event));
  }
}
