/** What went through the topics, in numbers, and whether it is what had to. */
@NullMarked
package dev.handoff.local.flow;

import org.jspecify.annotations.NullMarked;
