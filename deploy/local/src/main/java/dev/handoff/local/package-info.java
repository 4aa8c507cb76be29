/** The command line of the local stack: one real broker, one registry, three services. */
@NullMarked
package dev.handoff.local;

import org.jspecify.annotations.NullMarked;
