/**
 * What an image has besides its service: the question whether it is ready, as there is no shell to
 * ask it.
 */
@NullMarked
package dev.handoff.images;

import org.jspecify.annotations.NullMarked;
