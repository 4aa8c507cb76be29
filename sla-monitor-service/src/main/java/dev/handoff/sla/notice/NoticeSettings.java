package dev.handoff.sla.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How notices are sent.
 *
 * @param credentials properties file with addresses and keys, UTF-8, read at each sending; absent:
 *     environment variables alone
 * @param retryAfter how long to wait before the second, third, fourth and fifth attempt, each from
 *     the one before it
 * @param patience how long a receiver may take to answer
 */
@ConfigurationProperties("handoff.notify")
record NoticeSettings(@Nullable Path credentials, List<Duration> retryAfter, Duration patience) {}
