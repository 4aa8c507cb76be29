package dev.handoff.desk;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service imports that has lead ids in its paths: they hold what their senders like. */
@Configuration(proxyBeanMethods = false)
public class LeadIdsInPaths {

  /** Encoded, a slash is a letter of an id like any other. */
  @Bean
  TomcatConnectorCustomizer slashesInIds() {
    return connector -> {
      connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
      connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    };
  }
}
