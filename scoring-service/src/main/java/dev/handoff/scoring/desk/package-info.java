/** Where people and tools come to over HTTP: a score, explained, of a lead or of a what-if. */
@NullMarked
package dev.handoff.scoring.desk;

import org.jspecify.annotations.NullMarked;
