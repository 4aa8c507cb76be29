/** What changed of the leads, as it changes, for everybody who keeps a stream open. */
@NullMarked
package dev.handoff.lifecycle.changes;

import org.jspecify.annotations.NullMarked;
