/** The sample that ships: leads of an invented software company, and what must become of them. */
@NullMarked
package dev.handoff.local.sample;

import org.jspecify.annotations.NullMarked;
