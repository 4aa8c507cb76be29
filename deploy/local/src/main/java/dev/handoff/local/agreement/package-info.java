/** The qualification contract as a person has it: a file, and the desk where it is handed in. */
@NullMarked
package dev.handoff.local.agreement;

import org.jspecify.annotations.NullMarked;
