/** What can be seen of the system from outside: every metric, and labels that stay few. */
@NullMarked
package dev.handoff.metric;

import org.jspecify.annotations.NullMarked;
