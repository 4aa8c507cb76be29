/** Keeps the agreement: publishes the versions of the qualification contract, each once. */
@NullMarked
package dev.handoff.lifecycle.agreement;

import org.jspecify.annotations.NullMarked;
