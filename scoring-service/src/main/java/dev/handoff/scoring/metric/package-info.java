/** What is counted of acts and scores. */
@NullMarked
package dev.handoff.scoring.metric;

import org.jspecify.annotations.NullMarked;
