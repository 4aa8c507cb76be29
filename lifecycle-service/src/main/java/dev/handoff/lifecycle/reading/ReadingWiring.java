package dev.handoff.lifecycle.reading;

import dev.handoff.lifecycle.changes.ChangeLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReadingWiring {

  @Bean
  Queue queue(JdbcClient ledger, ChangeLog changes) {
    return new Queue(ledger, changes);
  }

  @Bean
  Leads leads(JdbcClient ledger, ChangeLog changes, PlatformTransactionManager transactions) {
    var oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Leads(ledger, changes, oneMoment);
  }
}
