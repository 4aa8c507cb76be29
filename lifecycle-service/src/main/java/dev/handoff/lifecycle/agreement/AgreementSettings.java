package dev.handoff.lifecycle.agreement;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which agreement the service starts with.
 *
 * @param document file that holds the standing contract, in UTF-8; it is published at start where
 *     its version is newer than the published one. Absent: the contract that Handoff ships with, as
 *     long as no other stands
 */
@ConfigurationProperties("handoff.contract")
record AgreementSettings(@Nullable Path document) {}
