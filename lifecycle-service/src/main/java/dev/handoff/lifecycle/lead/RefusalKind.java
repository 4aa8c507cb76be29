package dev.handoff.lifecycle.lead;

/** What kind of refusal it is, and so what the person can do about it. */
public enum RefusalKind {
  /** Nothing is known of the lead: no score has come, and no handoff has begun. */
  NOT_KNOWN,
  /** The lead has changed since the person saw it. */
  STALE,
  /** The command itself lacks something; each piece is named. */
  INCOMPLETE,
  /** The lead's stage, or the contract, forbids it. */
  NOT_ALLOWED,
  /** The command's id belongs to a command with other content. */
  REPEATED
}
