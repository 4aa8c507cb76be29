package dev.handoff.wire;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Where writers leave their schemas and readers find them.
 *
 * <p>Every method throws {@link RegistryUnavailable} where the registry gives no answer, which says
 * nothing of the record, and {@link SerializationException} where its answer is no.
 */
public interface SchemaRegistry {

  /** The id of a schema under a subject, which is registered if it is new. */
  int register(String subject, Schema schema);

  /** The id of a schema that the subject has. */
  int idOf(String subject, Schema schema);

  /** The latest schema of a subject, with its id. */
  Registered latest(String subject);

  /** The schema with this id. */
  Schema byId(int id);

  /** A schema and the id that the registry gave it. */
  record Registered(int id, Schema schema) {}
}
