package dev.handoff.lifecycle.metric;

import dev.handoff.bus.Tally;
import dev.handoff.metric.LabelLimits;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricWiring {
  @Bean
  Tally tally(LabelLimits limits, MeterRegistry meters) {
    LeadMeters leads = new LeadMeters(limits, meters);
    return new Tally().of(Topics.LIFECYCLE, leads::step).of(Topics.COMMAND_OUTCOME, leads::answer);
  }
}
