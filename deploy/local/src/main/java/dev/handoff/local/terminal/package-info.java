/** What the person sees: colours and moving lines on a terminal, plain lines elsewhere. */
@NullMarked
package dev.handoff.local.terminal;

import org.jspecify.annotations.NullMarked;
