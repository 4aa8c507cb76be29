package dev.handoff.lifecycle.changes;

import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChangesSettings.class)
class ChangesWiring {
  /** Enough for a client that is cut off for a moment; whoever was away longer is read the log. */
  private static final int IN_MEMORY = 10_000;

  @Bean
  ChangeLog changeLog(JdbcClient ledger) {
    return new ChangeLog(ledger);
  }

  @Bean
  RecentChanges recentChanges() {
    return new RecentChanges(IN_MEMORY);
  }

  @Bean
  ChangeFollower changeFollower(DataSource ledger, RecentChanges recent, ChangesSettings settings) {
    return new ChangeFollower(ledger, recent, settings.kept());
  }
}
