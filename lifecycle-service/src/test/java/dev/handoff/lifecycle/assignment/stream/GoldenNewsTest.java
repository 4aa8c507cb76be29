package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.testing.StateStaysReadable;

class GoldenNewsTest extends StateStaysReadable {
  GoldenNewsTest() {
    super(LeadNews.class);
  }
}
