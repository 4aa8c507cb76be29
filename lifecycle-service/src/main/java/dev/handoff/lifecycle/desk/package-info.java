/** Where people come to over HTTP: the agreement, handed in and read. */
@NullMarked
package dev.handoff.lifecycle.desk;

import org.jspecify.annotations.NullMarked;
