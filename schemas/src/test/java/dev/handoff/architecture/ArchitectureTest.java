package dev.handoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.architecture.bad.LeadManager;
import dev.handoff.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.handoff", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule time = HouseRules.TIME_IS_HANDED_IN;
  @ArchTest static final ArchRule sleep = HouseRules.NOBODY_SLEEPS;
  @ArchTest static final ArchRule ids = HouseRules.IDS_ARE_DERIVED;
  @ArchTest static final ArchRule oneTime = HouseRules.ONE_SOURCE_OF_TIME;
  @ArchTest static final ArchRule injection = HouseRules.NO_FIELD_INJECTION;
  @ArchTest static final ArchRule meters = HouseRules.METERS_ARE_OF_THE_CATALOGUE;
  @ArchTest static final ArchRule drawers = HouseRules.NO_DRAWERS;
  @ArchTest static final ArchRule cycles = HouseRules.packagesHaveNoCycles("dev.handoff");

  @Test
  void the_rules_bite() {
    var bad = new ClassFileImporter().importPackagesOf(LeadManager.class);

    assertThat(
            List.of(
                HouseRules.TIME_IS_HANDED_IN,
                HouseRules.NOBODY_SLEEPS,
                HouseRules.IDS_ARE_DERIVED,
                HouseRules.ONE_SOURCE_OF_TIME,
                HouseRules.METERS_ARE_OF_THE_CATALOGUE,
                HouseRules.NO_FIELD_INJECTION,
                HouseRules.NO_DRAWERS,
                HouseRules.isPure("dev.handoff.architecture.bad.."),
                HouseRules.packagesHaveNoCycles("dev.handoff.architecture.bad")))
        .allSatisfy(rule -> assertThat(rule.evaluate(bad).hasViolation()).isTrue());
  }
}
