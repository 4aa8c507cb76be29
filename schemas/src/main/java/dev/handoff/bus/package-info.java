/** How a service of ours sits on the bus: Streams, topics, health, and the contract in force. */
@NullMarked
package dev.handoff.bus;

import org.jspecify.annotations.NullMarked;
