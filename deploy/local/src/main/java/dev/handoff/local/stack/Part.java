package dev.handoff.local.stack;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A part of the stack that runs as a process of its own. */
sealed interface Part permits Broker, Registry, Postgres, Service, Prometheus, Alertmanager {

  /** Its name in tables, files and sentences. */
  String name();

  Address address();

  /** Every port that it needs. */
  default List<Address> addresses() {
    return List.of(address());
  }

  /** What a person or a program connects to. */
  String connect();

  /** Refuses where a program is missing that this machine would have to have. */
  default void expectPrograms() {}

  /** Puts right what the command at hand may have changed for it while it runs. */
  default void renew() throws IOException {}

  /** Readies its folders and files and says how to start it. */
  Launch prepare() throws IOException;

  /** Whether it does its work now. Asked often: answers within a second or two. */
  boolean ready();

  /** What it says of itself while it is not ready; empty where it says nothing. */
  default String complaint() {
    return "";
  }

  /** The last thing to do once it is ready. */
  default void settleIn() throws IOException {}

  /** Asks it to end, in good order. */
  default void stop(ProcessHandle process) throws IOException {
    process.destroy();
  }

  /**
   * How to start a part.
   *
   * @param command the program and its arguments
   * @param environment variables on top of this process's own
   */
  record Launch(List<String> command, Map<String, String> environment) {}
}
