/** Notices that could not be sent, and how they are sent again. */
@NullMarked
package dev.handoff.local.notice;

import org.jspecify.annotations.NullMarked;
