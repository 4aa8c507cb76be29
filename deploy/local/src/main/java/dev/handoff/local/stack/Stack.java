package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All parts, in the order in which they start: the second wave needs the first.
 *
 * @param instances how many instances of each service it is to have at least; one that was started
 *     before and not stopped belongs to it too
 * @param withPrometheus whether it is to be watched over; if it was before and was not stopped, it
 *     still is
 */
record Stack(Place place, int instances, boolean withPrometheus) {

  /** The stack as it was last started. */
  Stack(Place place) {
    this(place, 1);
  }

  /** Without anybody who watches over it. */
  Stack(Place place, int instances) {
    this(place, instances, false);
  }

  /** What everything else stands on. */
  List<Part> ground() {
    return List.of(new Broker(place), new Registry(place), new Postgres(place));
  }

  List<Part> services() {
    return everyService().<Part>map(service -> service).toList();
  }

  /** The same, for whoever asks how they are. */
  Stream<Service> everyService() {
    return place.services().flatMap(this::instances);
  }

  /** Its instances divide the leads among them. */
  Stream<Service> scoring() {
    return instances(place.scoring());
  }

  private Stream<Service> instances(Instances of) {
    return IntStream.rangeClosed(1, of.all().size())
        .mapToObj(number -> {
          var instance = of.all().get(number - 1);
          return new Service(place, of.service(), number, instance.desk(), instance.management());
        })
        .filter(each -> each.instance() <= instances || processes().shouldRun(each.name()));
  }

  /** Who watches over the services, where that is wished for. */
  List<Part> watchers() {
    return Stream.<Part>of(new Alertmanager(place), new Prometheus(place, everyService().toList()))
        .filter(each -> withPrometheus || processes().shouldRun(each.name()))
        .toList();
  }

  List<Part> parts() {
    return Stream.of(ground(), services(), watchers()).flatMap(List::stream).toList();
  }

  Processes processes() {
    return new Processes(place.home());
  }

  /** Holds the stack for one command; the lock goes with the process, however that ends. */
  FileLock hold() throws IOException {
    var file = place.home().lock();
    Files.createDirectories(file.getParent());
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      throw new Refusal(
          "Another deploy/local/up, down or restart is at work on this stack: let it finish.");
    }
    return lock;
  }
}
