package dev.handoff.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;

/** Asks the operating system about ports of the loopback interface. */
final class FreePort {
  private FreePort() {}

  /** A port that nobody uses at the moment. */
  static int any() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** So many different ports that nobody uses at the moment. */
  static List<Integer> some(int number) {
    return Stream.generate(FreePort::any).distinct().limit(number).toList();
  }

  static boolean isFree(int port) {
    return !answers(port) && canBeBound(port);
  }

  // Where the system lets a port be bound twice, only a connection shows that it is taken.
  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(Address.LOOPBACK, port), 500);
      // Among the ports that the system gives out, a connection may have found itself.
      return socket.getLocalPort() != port;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static boolean canBeBound(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(Address.LOOPBACK, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
