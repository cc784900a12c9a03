package io.winnow.kpi;

import java.util.List;

/**
 * Key figures of the decisions about a stretch of time.
 *
 * @param by what they are told apart by
 * @param from the first day, UTC, or the first instant, as it was asked for
 * @param to the last day, UTC, or the instant after the last, as it was asked for
 * @param kpis those with the most decisions first
 * @param complete false: there are more than were asked for
 */
public record KpiReport(String by, String from, String to, List<Kpi> kpis, boolean complete) {}
