package dev.handoff.lifecycle.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, as the HTML standard has them. */
final class EventWriter {
  private static final int RECONNECT_AFTER_MILLIS = 2000;

  private final OutputStream client;
  private final JsonMapper json;
  private long wroteAt = System.nanoTime();

  EventWriter(OutputStream client, JsonMapper json) {
    this.client = client;
    this.json = json;
  }

  private record LeadChanged(
      String leadId,
      @Nullable String cycleId,
      String stage,
      long revision,
      @Nullable String rep,
      @Nullable String formerRep,
      List<Happened> happened) {}

  /** As of an entry of the timeline. */
  private record Happened(String kind, String what) {
    static Happened of(String text) {
      int colon = text.indexOf(':');
      return new Happened(text.substring(0, colon), word(text.substring(colon + 1)));
    }
  }

  private record Sentence(String sentence) {}

  /** The first thing that a client reads. */
  void open(ChangeId place) throws IOException {
    write("retry: " + RECONNECT_AFTER_MILLIS + "\n");
    stillAt(place);
  }

  /** An event without data: nobody is called, and a client that comes again goes on from there. */
  void stillAt(ChangeId place) throws IOException {
    write("id: " + place + "\n\n");
    flush();
  }

  void tell(Change.OfLead change) throws IOException {
    event(
        "lead-changed",
        change.id(),
        new LeadChanged(
            change.leadId(),
            change.cycleId(),
            word(change.stage()),
            change.revision(),
            change.rep(),
            change.formerRep(),
            change.happened().stream().map(Happened::of).toList()));
  }

  void tell(Change.OfMany change) throws IOException {
    event(
        "many-changed",
        change.id(),
        new Sentence("History was written, and many leads may have changed: read them again"));
  }

  void tellBuiltAnew(ChangeId from) throws IOException {
    event(
        "built-anew",
        from,
        new Sentence("The ledger is being built anew: read again what you have read"));
    flush();
  }

  void tellTooSlow() throws IOException {
    write("event: too-slow\n");
    write(
        "data: "
            + json.writeValueAsString(
                new Sentence(
                    "What comes next is not kept any more: read everything again, and open another stream"))
            + "\n\n");
    flush();
  }

  /** How long nothing was written. */
  Duration silentFor() {
    return Duration.ofNanos(System.nanoTime() - wroteAt);
  }

  void flush() throws IOException {
    client.flush();
  }

  private void event(String name, ChangeId id, Object data) throws IOException {
    write("event: " + name + "\nid: " + id + "\ndata: " + json.writeValueAsString(data) + "\n\n");
  }

  private void write(String text) throws IOException {
    client.write(text.getBytes(UTF_8));
    wroteAt = System.nanoTime();
  }

  private static String word(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
