/**
 * What the services' HTTP desks share: bodies that are bounded, JSON that is read whole, and
 * refusals that say why.
 */
@NullMarked
package dev.handoff.desk;

import org.jspecify.annotations.NullMarked;
