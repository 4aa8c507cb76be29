/**
 * The ledger: what the topics say, as rows in PostgreSQL, for whoever reads; nothing decides by it.
 */
@NullMarked
package dev.handoff.lifecycle.ledger;

import org.jspecify.annotations.NullMarked;
