/** Certificates and passwords by which the parts of a secured stack know each other. */
@NullMarked
package dev.handoff.local.keys;

import org.jspecify.annotations.NullMarked;
