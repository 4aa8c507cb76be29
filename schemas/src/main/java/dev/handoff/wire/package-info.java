/** The Confluent wire format: magic byte 0, a 4-byte schema id, Avro; with Confluent's own keys. */
@NullMarked
package dev.handoff.wire;

import org.jspecify.annotations.NullMarked;
