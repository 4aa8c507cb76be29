/** The processes of the local stack: how each is started, watched and stopped. */
@NullMarked
package dev.handoff.local.stack;

import org.jspecify.annotations.NullMarked;
