package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.sla.notice.Answer.Refused;
import dev.handoff.sla.notice.Answer.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to a receiver. Follows it nowhere else, waits for it a bounded time, and reads nothing
 * of its answer but status and headers. Safe for any number of threads.
 */
final class Post {
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

  /** How long whoever did not answer is left alone, so that others need not wait for it. */
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1) // no receiver is asked to change the protocol first
          .followRedirects(Redirect.NEVER)
          .connectTimeout(CONNECTED_WITHIN)
          .build();

  /**
   * @param patience how long a receiver may take to answer
   */
  Post(Duration patience) {
    this.patience = patience;
  }

  /**
   * Sends it, and says what came of it; never an exception, and never a word of the address, which
   * may be a secret.
   */
  Answer send(URI to, Map<String, String> headers, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(patience)
            .header("content-type", "application/json")
            .header("user-agent", "handoff")
            .POST(BodyPublishers.ofString(json, UTF_8));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      return answer(response);
    } catch (HttpTimeoutException silence) {
      return new Refused(
          "Expected an answer within %d ms, but there was none".formatted(patience.toMillis()),
          AFTER_SILENCE);
    } catch (ConnectException noneThere) {
      return new Refused("Expected to reach the receiver, but nobody answers there", AFTER_SILENCE);
    } catch (IOException brokenOff) {
      return new Refused("Expected an answer, but the connection was broken off");
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  private static Answer answer(HttpResponse<?> response) {
    int status = response.statusCode();
    return status >= 200 && status < 300
        ? new Taken()
        : new Refused("Expected an answer of 2xx, but it was " + status, rest(response));
  }

  private static @Nullable Duration rest(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
        .orElse(null);
  }
}
