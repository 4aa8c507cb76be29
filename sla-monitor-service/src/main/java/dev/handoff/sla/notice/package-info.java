/** Who is told of MQLs and promises, and how: webhooks, Slack, PagerDuty. */
@NullMarked
package dev.handoff.sla.notice;

import org.jspecify.annotations.NullMarked;
