package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a party tries at the broker of a secured stack, and whether it is let. */
record Attempts(Place place) {
  private static final byte[] BYTES = "any".getBytes(UTF_8);

  /** Whether the broker takes a record for a topic. */
  static boolean takes(KafkaProducer<byte[], byte[]> producer, Topic<?> topic) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), 0, BYTES, BYTES)).get();
      return true;
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Whether it gives the records of a topic, of which there must be some. */
  static boolean gives(KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic) {
    var partition = List.of(new TopicPartition(topic.name(), 0));
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try {
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (System.nanoTime() < deadline) {
        if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
          return true;
        }
      }
      throw new AssertionError(topic + " gives nothing and refuses nothing");
    } catch (TopicAuthorizationException refused) {
      return false;
    }
  }

  /** What may be done with a topic, as the broker says; nothing where it does not even say that. */
  static Set<AclOperation> operations(Admin admin, Topic<?> topic) throws InterruptedException {
    try {
      return admin
          .describeTopics(
              List.of(topic.name()), new DescribeTopicsOptions().includeAuthorizedOperations(true))
          .allTopicNames()
          .get()
          .get(topic.name())
          .authorizedOperations();
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
      return Set.of();
    }
  }

  /** Whether a party can be a member of a group. */
  boolean joins(Party party, String group) {
    var topic = Topics.all().stream().filter(it -> it.readers().contains(party)).findFirst();
    try (var consumer = consumer(party.id(), Map.of(ConsumerConfig.GROUP_ID_CONFIG, group))) {
      consumer.subscribe(List.of(topic.orElseThrow().name()));
      var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100));
      }
      return !consumer.assignment().isEmpty();
    } catch (GroupAuthorizationException refused) {
      return false;
    }
  }

  /** Whether a party can begin transactions under an id. */
  boolean begins(Party party, String transactionalId) {
    try (var producer =
        producer(party.id(), Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId))) {
      producer.initTransactions();
      return true;
    } catch (TransactionalIdAuthorizationException refused) {
      return false;
    }
  }

  /** Whether a party can make a topic. */
  boolean makes(Party party, String topic) {
    try (var admin = admin(party.id())) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .get();
      return true;
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  Admin admin(String who) {
    return Admin.create(place.kafkaClient(who));
  }

  KafkaProducer<byte[], byte[]> producer(String who, Map<String, Object> more) {
    var settings = new HashMap<>(place.kafkaClient(who));
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaConsumer<byte[], byte[]> consumer(String who, Map<String, Object> more) {
    var settings = new HashMap<>(place.kafkaClient(who));
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
