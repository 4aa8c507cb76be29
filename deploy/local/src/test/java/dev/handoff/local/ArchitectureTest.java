package dev.handoff.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.testing.HouseRules;

@AnalyzeClasses(
    packages = "dev.handoff.local",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule time = HouseRules.TIME_IS_HANDED_IN;
  @ArchTest static final ArchRule ids = HouseRules.IDS_ARE_DERIVED;
  @ArchTest static final ArchRule drawers = HouseRules.NO_DRAWERS;
  @ArchTest static final ArchRule cycles = HouseRules.packagesHaveNoCycles("dev.handoff.local");
}
