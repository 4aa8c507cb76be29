package dev.handoff.images;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the service in the same container whether it is ready. */
public final class Ready {
  private static final int PATIENCE_MILLIS = 5000;

  private Ready() {}

  /**
   * Ends with 0 where the service is ready, else with 1.
   *
   * @param arguments the port that its health is asked at
   */
  public static void main(String[] arguments) {
    System.exit(isReady(Integer.parseInt(arguments[0])) ? 0 : 1);
  }

  static boolean isReady(int port) {
    try {
      var uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
      // Of what the JDK has for this, the one that starts quickest.
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
