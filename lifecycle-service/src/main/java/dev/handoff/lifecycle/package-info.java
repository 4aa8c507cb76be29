/** The lifecycle service: raises MQLs, answers sales, and keeps the agreement. */
@NullMarked
package dev.handoff.lifecycle;

import org.jspecify.annotations.NullMarked;
