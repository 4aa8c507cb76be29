package dev.handoff.manifests;

/** What everybody who starts an image of ours has to know of it. */
final class Images {
  /** Who runs in it. */
  static final long USER = 65532;

  /** Where state is kept. */
  static final String STATE = "/var/lib/handoff";

  private Images() {}
}
