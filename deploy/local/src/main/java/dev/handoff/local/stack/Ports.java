package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Refuses to start anything while a port that is needed belongs to somebody else. */
final class Ports {
  private Ports() {}

  static void refuseTaken(List<Part> parts) {
    refuseTaken(parts, FreePort::isFree);
  }

  static void refuseTaken(List<Part> parts, IntPredicate free) {
    var sentences = new ArrayList<String>();
    for (var part : parts) {
      if (!free.test(part.address().port())) {
        sentences.add(sentence(part));
      }
    }
    if (!sentences.isEmpty()) {
      sentences.add("Nothing was started.");
      throw new Refusal(String.join("\n", sentences));
    }
  }

  private static String sentence(Part part) {
    var port = part.address().port();
    var owner = PortOwner.of(port).map(PortOwner::describe).orElse("another program");
    return "Port %d, which %s needs, is taken by %s. End it, or set %s to another port."
        .formatted(port, part.name(), owner, part.address().variable());
  }
}
