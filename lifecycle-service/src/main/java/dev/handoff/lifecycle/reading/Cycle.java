package dev.handoff.lifecycle.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handoff cycle as the ledger has it: named and explained as the columns of {@code
 * handoff_cycle}. What is not so is absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Cycle(
    String cycleId,
    int cycleNumber,
    String contractId,
    int contractVersion,
    @Nullable String stage,
    @Nullable String waitsFor,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String slaClass,
    @Nullable String source,
    @Nullable String campaign,
    @Nullable String channel,
    @Nullable String partner,
    @Nullable String segment,
    @Nullable String persona,
    @Nullable String trigger,
    @Nullable Double score,
    @Nullable List<String> missing,
    @Nullable Instant mqlAt,
    @Nullable Instant assignedAt,
    @Nullable Instant firstTouchAt,
    @Nullable Instant firstReachedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant discoveryAt,
    @Nullable Instant qualifiedAt,
    @Nullable Instant opportunityAt,
    @Nullable Instant wonAt,
    @Nullable Instant lostAt,
    @Nullable Instant rejectedAt,
    @Nullable Instant disqualifiedAt,
    @Nullable Instant recycledAt,
    @Nullable LocalDate recycledUntil,
    @Nullable Instant reopenedAt,
    int touches,
    @Nullable Integer evidenceAsked,
    @Nullable Integer evidenceGiven,
    @Nullable LocalDate decisionBy,
    @Nullable String opportunityId,
    @Nullable Double amount,
    @Nullable String currency) {}
