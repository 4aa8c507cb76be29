/** Bringing an export into the topics: each row becomes a profile, events and decisions. */
@NullMarked
package dev.handoff.local.intake;

import org.jspecify.annotations.NullMarked;
