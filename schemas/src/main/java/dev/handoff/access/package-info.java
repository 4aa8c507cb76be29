/** Who may ask a service over HTTP, for what, and how often. */
@NullMarked
package dev.handoff.access;

import org.jspecify.annotations.NullMarked;
