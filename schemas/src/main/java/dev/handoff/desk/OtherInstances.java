package dev.handoff.desk;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The other instances of this service, asked over HTTP for leads that they hold. Where they are is
 * said by Kafka Streams' metadata and by nothing else: no proxy, no redirect, no header of a
 * request leads anywhere. They are asked with the caller's own token.
 */
public final class OtherInstances {
  /** In an answer: the instance that holds the lead, as {@code host:port}. */
  public static final String HOLDER = "Handoff-Instance";

  /** In a request: the instance that passed it on, as {@code host:port}. */
  public static final String ASKER = "Handoff-Asked-By";

  private static final Logger LOG = LoggerFactory.getLogger(OtherInstances.class);
  private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(1);
  private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(3);
  private static final int RETRY_SECONDS = 2;

  /**
   * What is asked of a lead.
   *
   * @param path where, with {@code {id}} for the lead's
   * @param notNow title of the refusal while nobody can say
   */
  public record Question(String path, String notNow) {}

  private final HostInfo self;
  private final Question question;
  private final String scheme;
  private final Duration mostToAnswer;
  private final RestClient client;

  /**
   * @param self where the others reach this instance
   * @param question what it asks them
   * @param tls how they all listen
   */
  public OtherInstances(HostInfo self, Question question, Tls tls) {
    this(self, question, tls, MOST_TO_ANSWER);
  }

  /**
   * @param mostToAnswer how long one of them may take for its whole answer
   */
  OtherInstances(HostInfo self, Question question, Tls tls, Duration mostToAnswer) {
    this.self = self;
    this.question = question;
    this.scheme = tls.scheme();
    this.mostToAnswer = mostToAnswer;
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            tls.client()
                .connectTimeout(MOST_TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
    requests.setReadTimeout(mostToAnswer);
    client = RestClient.builder().requestFactory(requests).build();
  }

  /** This instance, as {@code host:port}. */
  public String self() {
    return name(self);
  }

  /**
   * The answer about a lead, from here or from the instance that holds it.
   *
   * @param asker the instance that passed the request on, or null where none did
   * @param here what to answer where this instance holds the lead
   * @param notNow the refusal while nobody can say, by what stands against it
   * @return the answer, which names the holder
   * @throws Refusal 503 where nobody can say just now
   */
  public ResponseEntity<?> answer(
      HostInfo holder,
      String leadId,
      @Nullable String asker,
      Supplier<?> here,
      Function<String, Refusal> notNow) {
    if (self.equals(holder)) {
      return ResponseEntity.ok().header(HOLDER, self()).body(here.get());
    }
    // Whoever passed it on saw another division of the leads: the two of us would go on for ever.
    if (asker != null) {
      throw notNow.apply("it has just been handed to " + name(holder));
    }
    return ask(holder, leadId);
  }

  /**
   * What the holder of a lead says, as it says it.
   *
   * @throws Refusal 503 where it does not answer
   */
  ResponseEntity<byte[]> ask(HostInfo holder, String leadId) {
    try {
      ResponseEntity<byte[]> answer =
          client
              .get()
              .uri(uriOf(leadId, holder))
              .header(ASKER, self())
              .headers(OtherInstances::asTheCaller)
              .retrieve()
              .onStatus(HttpStatusCode::isError, (_, _) -> {})
              .toEntity(byte[].class);
      return ResponseEntity.status(answer.getStatusCode())
          .headers(headers -> {
            Stream.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER)
                .forEach(name -> headers.addAll(name, answer.getHeaders().getOrEmpty(name)));
            headers.set(HOLDER, name(holder));
          })
          .body(answer.getBody());
    } catch (RestClientException away) {
      LOG.debug("{} does not answer for a lead that it holds", name(holder), away);
      throw Refusal.forNow(
          question.notNow,
          "Expected %s, which holds '%s', to answer, but %s"
              .formatted(name(holder), leadId, whatHappened(away)),
          RETRY_SECONDS);
    }
  }

  /** The other one asks for a token too: whoever may not read a lead here may not read it there. */
  private static void asTheCaller(HttpHeaders headers) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof AbstractOAuth2TokenAuthenticationToken<?> caller) {
      headers.setBearerAuth(caller.getToken().getTokenValue());
    }
  }

  /** A connection may be refused, or be lost when half of the answer is here. */
  private String whatHappened(RestClientException away) {
    for (Throwable cause = away; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return "it cannot be reached there";
      }
      if (cause instanceof HttpTimeoutException) {
        return "within %d s it did not".formatted(mostToAnswer.toSeconds());
      }
    }
    return "its answer did not come whole";
  }

  /** Strictly encoded: an id may hold slashes, spaces, and whatever else there is. */
  private URI uriOf(String leadId, HostInfo holder) {
    return UriComponentsBuilder.fromUriString(scheme + "://" + name(holder) + question.path)
        .encode()
        .buildAndExpand(leadId)
        .toUri();
  }

  /** As {@code host:port}, an IPv6 address in brackets. */
  static String name(HostInfo instance) {
    String host = instance.host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + instance.port();
  }
}
