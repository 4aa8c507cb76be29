package dev.handoff.contract;

import java.util.HashMap;
import java.util.Map;

/** Names that must differ, since reasons and reports tell their bearers apart by nothing else. */
final class Names {

  private final Map<String, String> takenBy = new HashMap<>();

  /** The name of a rule, or of whatever else has one. */
  String of(Node bearer) {
    return of(bearer, Format.NAME);
  }

  /** The name of somebody or something that is called otherwise than rules are. */
  String of(Node bearer, Format<String> format) {
    var name = bearer.need("name", format);
    claim(name, bearer.at("name"), bearer.path());
    return name;
  }

  /** A list's own member, such as a reason. */
  String itself(Node member) {
    var name = member.as(Format.NAME);
    claim(name, member, member.path());
    return name;
  }

  private void claim(String name, Node place, String bearer) {
    var other = name.isEmpty() ? null : takenBy.putIfAbsent(name, bearer);
    if (other != null) {
      place.refuse("expected a name of its own, but " + other + " is called '" + name + "' too");
    }
  }
}
