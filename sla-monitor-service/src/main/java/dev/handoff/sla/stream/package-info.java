/** The promises' clocks on Kafka Streams: what is heard, what falls due, what is said. */
@NullMarked
package dev.handoff.sla.stream;

import org.jspecify.annotations.NullMarked;
