package dev.handoff.architecture.bad.here;

import dev.handoff.architecture.bad.there.There;

/** Goes round in a circle with {@link There}. */
public class Here {
  There there;
}
