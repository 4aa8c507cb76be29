/** What the services' tests stand on: a topology harness, a broker, builders, the house's rules. */
@NullMarked
package dev.handoff.testing;

import org.jspecify.annotations.NullMarked;
