package dev.handoff.bus;

import dev.handoff.wire.UnreadableState;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Records that cannot be worked on go to the dead letters, and the rest goes on; but where
 * something is only not there at the moment, the registry or a contract on its way, the thread
 * stops and is replaced, and the record is worked on again. State that cannot be read stops the
 * topology: every record of the lead would be a dead letter, and none of them is at fault.
 */
public final class UnprocessableRecords extends LogAndContinueProcessingExceptionHandler {

  /** For Kafka Streams, which makes it by name. */
  public UnprocessableRecords() {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return UndecodableRecords.isPassing(exception)
            || UndecodableRecords.liesAt(exception, UnreadableState.class)
        ? Response.fail()
        : super.handleError(context, record, exception);
  }
}
