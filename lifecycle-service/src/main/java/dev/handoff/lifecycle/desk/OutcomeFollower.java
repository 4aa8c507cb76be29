package dev.handoff.lifecycle.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.message.CommandOutcome;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;

/**
 * Reads {@code leads.command-outcome} from where it ends when the service starts, for as long as it
 * runs, and passes on what somebody here waits for. Every instance reads all of it, as any may be
 * asked about any lead.
 */
final class OutcomeFollower implements MessageListener<String, byte[]>, ConsumerSeekAware {
  /**
   * Header of a command that comes back with its outcome. A command may come twice, by its id, and
   * with another content the second time: who waits for it wants the outcome of their own.
   */
  static final String REQUEST = "handoff-request";

  private final AwaitedOutcomes awaited;
  private final Deserializer<CommandOutcome> values;

  /** Set by the consumer's thread, read by those of requests. */
  private volatile boolean following;

  OutcomeFollower(AwaitedOutcomes awaited, Deserializer<CommandOutcome> values) {
    this.awaited = awaited;
    this.values = values;
  }

  /** Whether an outcome that is written from now on will be read here. */
  boolean isFollowing() {
    return following;
  }

  @Override
  public void onPartitionsAssigned(Map<TopicPartition, Long> ends, ConsumerSeekCallback callback) {
    following = true;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader(REQUEST);
    if (header != null) {
      String request = new String(header.value(), UTF_8);
      awaited.tell(request, () -> values.deserialize(record.topic(), record.value()));
    }
  }
}
