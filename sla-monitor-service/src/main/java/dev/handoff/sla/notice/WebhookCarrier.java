package dev.handoff.sla.notice;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.sla.notice.Answer.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Webhooks by the Standard Webhooks scheme: id, time and a signature by each key. Many at once, so
 * that one receiver that is slow holds up no other.
 */
final class WebhookCarrier implements Carrier {
  private final Credentials credentials;
  private final Post post;
  private final Rests rests = new Rests();

  WebhookCarrier(Credentials credentials, Post post) {
    this.credentials = credentials;
    this.post = post;
  }

  @Override
  public NoticeChannel channel() {
    return NoticeChannel.WEBHOOK;
  }

  @Override
  public List<Carried> carry(List<NoticeDue> notices, Instant now) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(
              notices.stream()
                  .<Callable<Carried>>map(notice -> () -> new Carried(notice, send(notice, now)))
                  .toList())
          .stream()
          .map(WebhookCarrier::done)
          .toList();
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  private Answer send(NoticeDue notice, Instant now) {
    Credential credential = credentials.named(notice.getCredential());
    if (credential.url() == null || credential.keys().isEmpty()) {
      return new Refused(
          "Expected url and keys of credential %s, but they are not all given, or no address and keys"
              .formatted(credential));
    }
    var url = credential.url();
    String body = NoticeBody.of(notice);
    try {
      var headers =
          Map.of(
              Webhook.UNBRANDED_MSG_ID_KEY,
              notice.getNoticeId(),
              Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
              Long.toString(now.getEpochSecond()),
              Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
              signatures(credential, notice.getNoticeId(), now, body));
      return rests.ask(credential.name(), now, () -> post.send(url, headers, body));
    } catch (EmptyWebhookSecretException | WebhookSigningException | IllegalArgumentException key) {
      return new Refused(
          "Expected keys of credential %s such as whsec_ and base64, but one is not"
              .formatted(credential));
    }
  }

  private static String signatures(Credential credential, String id, Instant now, String body)
      throws EmptyWebhookSecretException, WebhookSigningException {
    var signatures = new ArrayList<String>();
    for (String key : credential.keys()) {
      signatures.add(new Webhook(key).sign(id, now.getEpochSecond(), body));
    }
    return String.join(" ", signatures);
  }

  private static Carried done(Future<Carried> sent) {
    try {
      return sent.get();
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("Expected to carry a webhook, but could not", fault);
    }
  }
}
