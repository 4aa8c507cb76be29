/** A stack under load whose services are restarted, and whether anything was lost or done twice. */
@NullMarked
package dev.handoff.local.trial;

import org.jspecify.annotations.NullMarked;
