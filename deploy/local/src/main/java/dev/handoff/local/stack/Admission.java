package dev.handoff.local.stack;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.handoff.local.Refusal;
import dev.handoff.local.keys.Keyring;
import dev.handoff.topic.Party;
import dev.handoff.topic.Retention;
import dev.handoff.topic.Rights;
import dev.handoff.topic.Rights.Right;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;

/** Tells a secured broker whom to let in, which topics there are, and who may do what with them. */
final class Admission {
  private static final ScramCredentialInfo PROOF =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

  private final Admin admin;

  private Admission(Admin admin) {
    this.admin = admin;
  }

  /**
   * Sets the broker right; what it has besides, of other principals, stays.
   *
   * @param client settings of one who may do all of this
   */
  static void to(Map<String, Object> client, Keyring keyring) {
    try (var admin = Admin.create(client)) {
      var admission = new Admission(admin);
      admission.users(keyring);
      admission.topics();
      admission.rights();
    }
  }

  /** Everybody has the password of the keyring, be it a new one. */
  private void users(Keyring keyring) {
    var users =
        Keyring.principals().stream()
            .<UserScramCredentialAlteration>map(
                who -> new UserScramCredentialUpsertion(who, PROOF, keyring.kafkaPassword(who)))
            .toList();
    get(admin.alterUserScramCredentials(users).all());
  }

  /** What services do themselves where they may. */
  private void topics() {
    var history = history();
    var wanted = Topics.all().stream().map(topic -> topic.asNewTopic(history)).toList();
    var existing = get(admin.listTopics().names());
    get(
        admin
            .createTopics(wanted.stream().filter(it -> !existing.contains(it.name())).toList())
            .all());
    get(
        admin
            .incrementalAlterConfigs(
                wanted.stream()
                    .filter(it -> existing.contains(it.name()))
                    .collect(toMap(Admission::resource, Admission::settings)))
            .all());
  }

  private static Duration history() {
    var days = System.getenv("HANDOFF_KEPT_DAYS");
    return days == null ? Retention.HISTORY : Retention.historyOf(Integer.parseInt(days.strip()));
  }

  private static ConfigResource resource(NewTopic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Collection<AlterConfigOp> settings(NewTopic topic) {
    return topic.configs().entrySet().stream()
        .map(it -> new AlterConfigOp(new ConfigEntry(it.getKey(), it.getValue()), OpType.SET))
        .toList();
  }

  /** A right that the catalogue no longer gives is taken away. */
  private void rights() {
    var wanted = Rights.all().stream().map(Right::asBinding).collect(toSet());
    var ours = Arrays.stream(Party.values()).map(party -> "User:" + party.id()).collect(toSet());
    var existing = new HashSet<AclBinding>(get(admin.describeAcls(AclBindingFilter.ANY).values()));
    get(admin.createAcls(without(wanted, existing)).all());
    get(
        admin
            .deleteAcls(
                without(existing, wanted).stream()
                    .filter(it -> ours.contains(it.entry().principal()))
                    .map(AclBinding::toFilter)
                    .toList())
            .all());
  }

  private static List<AclBinding> without(Set<AclBinding> all, Set<AclBinding> these) {
    return all.stream().filter(it -> !these.contains(it)).toList();
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new Refusal("Kafka did not take its users and rights: " + failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }
}
