package dev.handoff.scoring.metric;

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
    ScoreMeters scores = new ScoreMeters(limits, meters);
    return new Tally().of(Topics.ENGAGEMENT, scores::act).of(Topics.SCORE_CHANGED, scores::score);
  }
}
