/** What is counted of leads and of what people decide about them. */
@NullMarked
package dev.handoff.lifecycle.metric;

import org.jspecify.annotations.NullMarked;
