/** The qualification contract: a document, read into typed and validated records. */
@NullMarked
package dev.handoff.contract;

import org.jspecify.annotations.NullMarked;
