/**
 * What may happen to a lead on its way from marketing to sales, and what it takes: pure rules,
 * which know no Kafka, no Avro and no clock.
 */
@NullMarked
package dev.handoff.lifecycle.lead;

import org.jspecify.annotations.NullMarked;
