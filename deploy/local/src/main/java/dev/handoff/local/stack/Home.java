package dev.handoff.local.stack;

import dev.handoff.local.keys.Keyring;
import java.nio.file.Path;

/**
 * The one folder in which the local stack keeps everything: {@code .handoff} of the project, or the
 * one that {@code HANDOFF_HOME} names.
 *
 * @param folder the folder; it need not exist yet
 */
public record Home(Path folder) {

  /** What must survive a restart: the broker's log, the databases, the services' stores. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Rows that an import could not map. */
  public Path rejects() {
    return folder.resolve("rejects");
  }

  /** By which a secured stack knows whom it lets in. */
  public Keyring keyring() {
    return new Keyring(folder.resolve("security"));
  }

  /** The token that lets somebody in. */
  Path token() {
    return folder.resolve("token");
  }

  Path data(String part) {
    return data().resolve(part);
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** Which process a part runs as. */
  Path pid(String part) {
    return folder.resolve("run").resolve(part + ".pid");
  }

  /** Held while a command changes the stack, so that two never do it at once. */
  Path lock() {
    return folder.resolve("run").resolve("lock");
  }

  /** A copy of what is run, so that a later build pulls nothing from under a running process. */
  Path app(String file) {
    return folder.resolve("apps").resolve(file);
  }
}
