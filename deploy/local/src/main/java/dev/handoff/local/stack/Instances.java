package dev.handoff.local.stack;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the instances of a service listen, whether they run or not.
 *
 * @param service its name
 * @param all {@value #MOST} of them, the first first
 */
public record Instances(String service, List<Instance> all) {
  /** So many instances of a service run here at most. */
  public static final int MOST = 4;

  private static final int APART = 10;
  private static final int MANAGEMENT_ABOVE = 100;

  /**
   * One of them.
   *
   * @param desk where it answers
   * @param management where it says how it is, and what it counts
   */
  public record Instance(Address desk, Address management) {}

  /**
   * As the environment has it. Unless it says otherwise, each listens ten ports above the one
   * before it, and has its health a hundred above its desk.
   *
   * @param word by which the variables know the service, such as {@code SCORING}
   * @param usually port of the first
   */
  static Instances of(Map<String, String> environment, String service, String word, int usually) {
    var first = Address.of(environment, "HANDOFF_" + word + "_PORT", usually);
    return new Instances(
        service,
        IntStream.rangeClosed(1, MOST)
            .mapToObj(number -> {
              var end = number == 1 ? "" : "_" + number;
              var desk =
                  Address.of(
                      environment,
                      "HANDOFF_" + word + "_PORT" + end,
                      above(first, APART * (number - 1)));
              return new Instance(
                  desk,
                  Address.of(
                      environment,
                      "HANDOFF_" + word + "_MANAGEMENT_PORT" + end,
                      above(desk, MANAGEMENT_ABOVE)));
            })
            .toList());
  }

  private static int above(Address address, int by) {
    return Math.min(address.port() + by, Address.HIGHEST_PORT);
  }

  /** The first has the service's own name, and the others a number behind it. */
  static String name(String service, int number) {
    return number == 1 ? service : service + "-" + number;
  }

  /** The names of the first so many. */
  public Stream<String> names(int many) {
    return IntStream.rangeClosed(1, many).mapToObj(number -> name(service, number));
  }

  /** The desk of the first. */
  public Address desk() {
    return all.getFirst().desk();
  }

  /** The same on other ports: two of the given for each. */
  Instances on(Queue<Integer> ports) {
    return new Instances(
        service,
        all.stream()
            .map(each ->
                new Instance(each.desk().on(ports.remove()), each.management().on(ports.remove())))
            .toList());
  }
}
