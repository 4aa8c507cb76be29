package dev.handoff.scoring;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.testing.HouseRules;

@AnalyzeClasses(
    packages = "dev.handoff.scoring",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule pure = HouseRules.isPure("dev.handoff.scoring.score..");
  @ArchTest static final ArchRule time = HouseRules.TIME_IS_HANDED_IN;
  @ArchTest static final ArchRule sleep = HouseRules.NOBODY_SLEEPS;
  @ArchTest static final ArchRule ids = HouseRules.IDS_ARE_DERIVED;
  @ArchTest static final ArchRule oneTime = HouseRules.ONE_SOURCE_OF_TIME;
  @ArchTest static final ArchRule injection = HouseRules.NO_FIELD_INJECTION;
  @ArchTest static final ArchRule meters = HouseRules.METERS_ARE_OF_THE_CATALOGUE;
  @ArchTest static final ArchRule drawers = HouseRules.NO_DRAWERS;
  @ArchTest static final ArchRule cycles = HouseRules.packagesHaveNoCycles("dev.handoff.scoring");
}
