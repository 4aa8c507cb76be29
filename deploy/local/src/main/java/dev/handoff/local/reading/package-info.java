/**
 * Looking into the topics: records as JSON, their number, and whether the services have read them.
 */
@NullMarked
package dev.handoff.local.reading;

import org.jspecify.annotations.NullMarked;
