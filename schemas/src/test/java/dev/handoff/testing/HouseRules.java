package dev.handoff.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/** The house's rules, each with its reason. */
public final class HouseRules {
  private HouseRules() {}

  /** A pure package knows the domain, the contract and nothing else. */
  public static ArchRule isPure(String pack) {
    return noClasses()
        .that()
        .resideInAPackage(pack)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.apache.avro..",
            "org.springframework..",
            "io.micrometer..",
            "tools.jackson..",
            "dev.handoff.message..",
            "dev.handoff.wire..",
            "dev.handoff.topic..",
            "dev.handoff.bus..",
            "dev.handoff.access..",
            "dev.handoff..stream..",
            "dev.handoff..desk..")
        .because("what a score, a step or a promise is must not depend on how it travels");
  }

  /** Nobody but the rim looks at a clock. */
  public static final ArchRule TIME_IS_HANDED_IN =
      noClasses()
          .that()
          .resideInAPackage("dev.handoff..")
          .and()
          .resideOutsideOfPackages("dev.handoff.testing..")
          .should()
          .callMethodWhere(
              target(nameMatching("now|currentTimeMillis|system.*|tick.*"))
                  .and(
                      target(
                          owner(
                              Predicates.assignableTo(Instant.class)
                                  .or(Predicates.assignableTo(LocalDate.class))
                                  .or(Predicates.assignableTo(LocalDateTime.class))
                                  .or(Predicates.assignableTo(ZonedDateTime.class))
                                  .or(Predicates.assignableTo(OffsetDateTime.class))
                                  .or(Predicates.assignableTo(LocalTime.class))
                                  .or(Predicates.assignableTo(Clock.class))
                                  .or(Predicates.type(System.class))))))
          .because("replaying a topic must give the same answer")
          .allowEmptyShould(true);

  /** Nobody waits for time to pass; who polls a process that is no bean of ours may. */
  public static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .that()
          .resideInAPackage("dev.handoff..")
          .and()
          .resideOutsideOfPackage("dev.handoff.local..")
          .should()
          .callMethodWhere(
              target(nameMatching("sleep")).and(target(owner(Predicates.type(Thread.class)))))
          .because("a thread that sleeps is late for everything else")
          .allowEmptyShould(true);

  /** Nothing is left to chance either. */
  public static final ArchRule IDS_ARE_DERIVED =
      noClasses()
          .that()
          .resideInAPackage("dev.handoff..")
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .because("an id that is derived from its cause makes a repetition recognisable")
          .allowEmptyShould(true);

  /** Who asks for time asks for an {@link InstantSource}, made in one place. */
  public static final ArchRule ONE_SOURCE_OF_TIME =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.handoff.bus..", "dev.handoff.wire..", "dev.handoff.local..")
          .should()
          .callMethod(InstantSource.class, "system")
          .because("one bean says what time it is, so that a test can")
          .allowEmptyShould(true);

  /** By name, as these rules are asked of modules too that measure nothing and do not have it. */
  private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

  /** Who measures something takes the metric from the catalogue. */
  public static final ArchRule METERS_ARE_OF_THE_CATALOGUE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.handoff.metric..")
          .should()
          .callMethodWhere(
              target(nameMatching("builder"))
                  .and(target(owner(resideInAPackage("io.micrometer.core.instrument"))))
                  .or(
                      target(nameMatching("counter|gauge.*|summary|timer|more"))
                          .and(target(owner(Predicates.assignableTo(METER_REGISTRY))))))
          .because("a metric that is not in the catalogue is in no document and on no dashboard")
          .allowEmptyShould(true);

  /** Wiring is seen in constructors. */
  public static final ArchRule NO_FIELD_INJECTION =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .because("what a class needs is what its constructor says")
          .allowEmptyShould(true);

  /** Packages do not go round in circles. */
  public static ArchRule packagesHaveNoCycles(String service) {
    return slices()
        .matching(service + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a room that needs the room that needs it is one room");
  }

  /** No drawer for what nobody found a name for. */
  public static final ArchRule NO_DRAWERS =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..common..", "..util..", "..utils..", "..dto..", "..impl..", "..config..")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .because("a name says what a thing is in the language of the domain");
}
