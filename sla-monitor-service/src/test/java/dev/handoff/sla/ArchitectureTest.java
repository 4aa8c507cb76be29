package dev.handoff.sla;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.testing.HouseRules;

@AnalyzeClasses(packages = "dev.handoff.sla", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule CLOCKS_ARE_PURE = HouseRules.isPure("dev.handoff.sla.clock..");

  @ArchTest static final ArchRule FINDINGS_ARE_PURE = HouseRules.isPure("dev.handoff.sla.finding");

  @ArchTest static final ArchRule TIME_IS_HANDED_IN = HouseRules.TIME_IS_HANDED_IN;
  @ArchTest static final ArchRule sleep = HouseRules.NOBODY_SLEEPS;
  @ArchTest static final ArchRule IDS_ARE_DERIVED = HouseRules.IDS_ARE_DERIVED;
  @ArchTest static final ArchRule ONE_SOURCE_OF_TIME = HouseRules.ONE_SOURCE_OF_TIME;

  @ArchTest
  static final ArchRule METERS_ARE_OF_THE_CATALOGUE = HouseRules.METERS_ARE_OF_THE_CATALOGUE;

  @ArchTest static final ArchRule NO_FIELD_INJECTION = HouseRules.NO_FIELD_INJECTION;
  @ArchTest static final ArchRule NO_DRAWERS = HouseRules.NO_DRAWERS;

  @ArchTest static final ArchRule NO_CYCLES = HouseRules.packagesHaveNoCycles("dev.handoff.sla");
}
