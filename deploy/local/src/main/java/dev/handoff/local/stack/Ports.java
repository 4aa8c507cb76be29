package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntPredicate;

/** Refuses to start anything while a port that is needed belongs to somebody else, or to two. */
final class Ports {
  private Ports() {}

  static void refuseShared(List<Address> addresses) {
    var byPort = new HashMap<Integer, Address>();
    for (var address : addresses) {
      var other = byPort.put(address.port(), address);
      if (other != null) {
        throw new Refusal(
            "Expected each part to have a port of its own, but %s and %s are both %d."
                .formatted(other.variable(), address.variable(), address.port()));
      }
    }
  }

  static void refuseTaken(List<Part> parts) {
    refuseTaken(parts, FreePort::isFree);
  }

  static void refuseTaken(List<Part> parts, IntPredicate free) {
    var sentences = new ArrayList<String>();
    for (var part : parts) {
      for (var address : part.addresses()) {
        if (!free.test(address.port())) {
          sentences.add(sentence(part, address));
        }
      }
    }
    if (!sentences.isEmpty()) {
      sentences.add("Nothing was started.");
      throw new Refusal(String.join("\n", sentences));
    }
  }

  private static String sentence(Part part, Address address) {
    var port = address.port();
    var owner = PortOwner.of(port).map(PortOwner::describe).orElse("another program");
    return "Port %d, which %s needs, is taken by %s. End it, or set %s to another port."
        .formatted(port, part.name(), owner, address.variable());
  }
}
