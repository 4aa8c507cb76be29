package dev.handoff.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set, instead of a stack trace. */
final class UnguardedAddressAnalyzer extends AbstractFailureAnalyzer<UnguardedAddress> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnguardedAddress cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set HANDOFF_ISSUER to the URL of your OpenID provider, or HANDOFF_JWK_SET to where its keys are; or leave HANDOFF_BIND at 127.0.0.1, where the token of this machine is enough. See docs/access.md",
        cause);
  }
}
