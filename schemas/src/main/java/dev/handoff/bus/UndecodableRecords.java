package dev.handoff.bus;

import dev.handoff.wire.RegistryUnavailable;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that cannot be read go to the dead letters, and the rest goes on; but where it is the
 * schema registry that cannot be reached, the record is not to blame: the thread stops before it
 * and is replaced, and the record is read again.
 */
public final class UndecodableRecords extends LogAndContinueExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecords.class);

  /** For Kafka Streams, which makes it by name. */
  public UndecodableRecords() {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (isPassing(exception)) {
      LOG.warn(
          "Waiting before {}-{} offset {}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          exception.getMessage());
      return Response.fail();
    }
    return super.handleError(context, record, exception);
  }

  /** Whether it lies at something that will be there again. */
  public static boolean isPassing(Throwable exception) {
    return liesAt(exception, NotYetKnown.class) || RegistryUnavailable.isCauseOf(exception);
  }

  /** Whether a fault of this kind is what something failed at, at whatever depth. */
  static boolean liesAt(Throwable exception, Class<? extends Exception> kind) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
