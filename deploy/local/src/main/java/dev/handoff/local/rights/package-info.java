/** The catalogue's rights and topics as other tools take them. */
@NullMarked
package dev.handoff.local.rights;

import org.jspecify.annotations.NullMarked;
