/**
 * Whether what deploys Handoff is what its readers take: Kubernetes, Compose, and who asks for
 * licences.
 */
@NullMarked
package dev.handoff.manifests;

import org.jspecify.annotations.NullMarked;
