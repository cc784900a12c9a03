package io.winnow.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.winnow.core.contact.ContactMetrics;
import java.time.Instant;
import java.time.ZoneId;

/** A contact's figures, and for which instant and zone they hold. */
record MetricsBody(
    String contactId, Instant at, ZoneId zone, @JsonUnwrapped ContactMetrics metrics) {}
