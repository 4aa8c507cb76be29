package dev.handoff.architecture.bad.there;

import dev.handoff.architecture.bad.here.Here;

/** Goes round in a circle with {@link Here}. */
public class There {
  Here here;
}
